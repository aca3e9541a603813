import { STATUS_CODES } from 'node:http';
import type { Operation } from '../catalogue/index.ts';
import { buildBody, buildHeaders } from './body.ts';
import { describeOperation } from './description.ts';
import { expectationLines } from './expectation.ts';
import type { Header, Item, Request, SavedResponse } from './format.ts';
import { stableId } from './id.ts';
import { sampleResponse } from './sample.ts';
import { buildUrl } from './url.ts';

/** One request of the collection, with what it expects and a saved example. */
export function buildItem(operation: Operation): Item {
  const body = buildBody(operation);
  const request: Request = { method: operation.method, header: buildHeaders(body), ...(body ? { body } : {}), url: buildUrl(operation) };
  return {
    id: stableId('request', operation.id),
    name: operation.title,
    event: [{ listen: 'prerequest', script: { id: stableId('expectation', operation.id), type: 'text/javascript', exec: expectationLines(operation) } }],
    request: { ...request, description: describeOperation(operation) },
    response: [buildExample(operation, request)],
  };
}

/** The example carries the address and not the body: the body stands in the request already. */
function buildExample(operation: Operation, { body: _, ...originalRequest }: Request): SavedResponse {
  const response = operation.responses.find((candidate) => candidate.shape) ?? operation.responses[0]!;
  const body = sampleResponse(response);
  const isJson = response.shape !== undefined && response.shape.type !== 'file';
  const header: Header[] = isJson ? [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }] : [];
  return {
    id: stableId('example', operation.id),
    name: `${operation.title}, success`,
    originalRequest,
    status: STATUS_CODES[response.status] ?? 'OK',
    code: response.status,
    _postman_previewlanguage: isJson ? 'json' : 'text',
    header,
    cookie: [],
    body,
  };
}

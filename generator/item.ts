import { STATUS_CODES } from 'node:http';
import { mayRedirect } from '../catalogue/powerbi/curated/redirects.ts';
import { findOperation, type Operation } from '../catalogue/powerbi/index.ts';
import type { StartStep } from '../catalogue/powerbi/start-here.ts';
import { buildBody, buildHeaders } from './body.ts';
import { describeOperation } from './description.ts';
import { expectationLines } from './expectation.ts';
import type { Header, Item, Request, SavedResponse, Url } from './format.ts';
import { stableId } from './id.ts';
import { sampleResponse } from './sample.ts';
import { buildUrl } from './url.ts';

/** One request of the collection, with what it expects and a saved example. */
export function buildItem(operation: Operation): Item {
  return item(
    operation,
    operation.title,
    operation.id,
    expectationLines(operation),
    describeOperation(operation),
    buildUrl(operation),
  );
}

/** One step of "Start here": an operation under another name, which expects more. */
export function buildStep(step: StartStep): Item {
  const operation = findOperation(step.operation)!;
  return item(
    operation,
    step.name,
    `start ${step.id}`,
    expectationLines(operation, step),
    describeOperation(operation, step.about),
    buildUrl(operation, step.query),
  );
}

function item(
  operation: Operation,
  name: string,
  key: string,
  expectation: readonly string[],
  description: string,
  url: Url,
): Item {
  const body = buildBody(operation);
  const request: Request = { method: operation.method, header: buildHeaders(body), ...(body ? { body } : {}), url };
  return {
    id: stableId('request', key),
    name,
    event: [
      {
        listen: 'prerequest',
        script: { id: stableId('expectation', key), type: 'text/javascript', exec: expectation },
      },
    ],
    ...(mayRedirect(operation) ? {} : { protocolProfileBehavior: { followRedirects: false } }),
    request: { ...request, description },
    response: [buildExample(operation, name, key, request)],
  };
}

/** The example carries the address and not the body: the body stands in the request already. */
function buildExample(
  operation: Operation,
  name: string,
  key: string,
  { body: _, ...originalRequest }: Request,
): SavedResponse {
  const response = operation.responses.find((candidate) => candidate.shape) ?? operation.responses[0]!;
  const body = sampleResponse(response);
  const isJson = response.shape !== undefined && response.shape.type !== 'file';
  const header: Header[] = isJson ? [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }] : [];
  return {
    id: stableId('example', key),
    name: `${name}, success`,
    originalRequest,
    status: STATUS_CODES[response.status] ?? 'OK',
    code: response.status,
    _postman_previewlanguage: isJson ? 'json' : 'text',
    header,
    cookie: [],
    body,
  };
}

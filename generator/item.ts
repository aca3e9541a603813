import { STATUS_CODES } from 'node:http';
import { operationOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import type { StartStep } from '../catalogue/model/start.ts';
import type { Operation } from '../catalogue/model/types.ts';
import { assertionLines } from './assertions.ts';
import { buildBody, buildHeaders } from './body.ts';
import { describeOperation } from './description.ts';
import type { Header, Item, Request, SavedResponse } from './format.ts';
import { stableId } from './id.ts';
import { sampleResponse } from './sample.ts';
import { buildUrl } from './url.ts';

/** One request of the collection, with what it expects and a saved example. */
export function buildItem(catalogue: Catalogue, operation: Operation): Item {
  return item(catalogue, { operation, name: operation.title, key: operation.id });
}

/** One step of the folder of first steps: an operation under another name, which expects more. */
export function buildStep(catalogue: Catalogue, step: StartStep): Item {
  return item(catalogue, {
    operation: operationOf(catalogue, step.operation),
    name: step.name,
    key: `start ${step.id}`,
    step,
  });
}

/** What a request is made from. */
interface Subject {
  readonly operation: Operation;
  readonly name: string;
  /** Its ids are made from it. */
  readonly key: string;
  readonly step?: StartStep;
}

function item(catalogue: Catalogue, { operation, name, key, step }: Subject): Item {
  const body = buildBody(operation);
  const request: Request = {
    method: operation.method,
    header: buildHeaders(operation, body),
    ...(body ? { body } : {}),
    url: buildUrl(catalogue, operation, step?.query),
  };
  return {
    id: stableId('request', key),
    name,
    event: [
      {
        listen: 'test',
        script: {
          id: stableId('assertions', key),
          type: 'text/javascript',
          exec: assertionLines(catalogue, operation, step),
        },
      },
    ],
    ...(operation.redirects ? {} : { protocolProfileBehavior: { followRedirects: false } }),
    request: { ...request, description: describeOperation(operation, step?.about) },
    response: [buildExample(catalogue, { operation, name, key }, request)],
  };
}

/** The example carries the address and not the body: the body stands in the request already. */
function buildExample(
  catalogue: Catalogue,
  { operation, name, key }: Subject,
  { body: _, ...originalRequest }: Request,
): SavedResponse {
  const response = operation.responses.find((candidate) => candidate.shape) ?? operation.responses[0]!;
  const body = sampleResponse(catalogue, response);
  const code = typeof response.status === 'number' ? response.status : 200;
  const isJson = response.shape !== undefined && response.shape.type !== 'file';
  const header: Header[] = isJson ? [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }] : [];
  return {
    id: stableId('example', key),
    name: `${name}, success`,
    originalRequest,
    status: STATUS_CODES[code] ?? 'OK',
    code,
    _postman_previewlanguage: isJson ? 'json' : 'text',
    header,
    cookie: [],
    body,
  };
}

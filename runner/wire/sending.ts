import { operationAt } from '../../catalogue/operation-at.ts';
import type { Operation } from '../../catalogue/types.ts';
import { callerOf } from './caller.ts';
import type { Caller } from './limit-keeper.ts';
import { isTokenEndpoint } from './token-endpoint.ts';

/** A request as Newman hands it over to be sent: an object of the Postman SDK. */
export interface SdkRequest {
  readonly method: string;
  readonly url: { toString(): string };
  readonly headers: { get(name: string): string | undefined; remove(name: string): void };
  readonly body?: { readonly mode?: string; toString(): string };
}

/** What the rules on sending need to know of a request. */
export interface Sending {
  readonly request: SdkRequest;
  readonly method: string;
  readonly url: string;
  readonly operation: Operation | undefined;
  readonly caller: Caller;
  /** Whether sending it twice is the same as sending it once. */
  readonly changesNothing: boolean;
  /** Whether it can be sent a second time at all: a file is read only once. */
  readonly repeatable: boolean;
  /** Equal for requests that will get the same answer; undefined when that cannot be said. */
  readonly sameAs: string | undefined;
}

/** @param byScript whether a script sends it */
export function describeSending(request: SdkRequest, byScript: boolean): Sending {
  const { method } = request;
  const url = request.url.toString();
  const operation = operationAt(method, url);
  const token = method === 'POST' && isTokenEndpoint(url);
  const get = method === 'GET' || method === 'HEAD';
  const authorization = request.headers.get('Authorization');
  const mode = request.body?.mode;
  return {
    request,
    method,
    url,
    operation,
    caller: callerOf(authorization),
    changesNothing: token || (operation ? operation.effect === 'reads' : get),
    repeatable: mode !== 'file' && mode !== 'formdata',
    sameAs: byScript && (token || get) ? [method, url, authorization ?? '', token ? request.body?.toString() : ''].join('\n') : undefined,
  };
}

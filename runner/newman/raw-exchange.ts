import type { RawExchange } from '../exchange.ts';
import { ProxyError } from '../wire/proxy.ts';

/** A request of the Postman SDK, as far as it is looked at. */
export interface NewmanRequest {
  readonly method?: string;
  readonly url?: { toString(): string };
  readonly headers?: {
    get(name: string): string | undefined;
    toObject(excludeDisabled: boolean, caseSensitive: boolean): Record<string, unknown>;
  };
  readonly body?: { readonly mode?: string; isEmpty?(): boolean; toString(): string };
}

/** An answer of the Postman SDK, as far as it is looked at. */
export interface NewmanResponse {
  readonly code?: number;
  /** Milliseconds. */
  readonly responseTime?: number;
  readonly headers?: { toObject(excludeDisabled: boolean, caseSensitive: boolean): Record<string, unknown> };
  readonly stream?: { readonly length: number };
  text?(): string;
}

/** Longer answers are no error answers, and turning them into text costs. */
const LONGEST_BODY = 1_000_000;
/** Bodies of these modes are text; the others are files. */
const TEXT_MODES = ['raw', 'urlencoded', 'graphql'];

/** What went over the wire, as plain text. */
export function rawExchange(
  request: NewmanRequest | undefined,
  response: NewmanResponse | undefined,
  error?: unknown,
): RawExchange {
  const bytes = response?.stream?.length ?? 0;
  const body = request?.body;
  return {
    method: request?.method ?? 'GET',
    url: request?.url?.toString() ?? '',
    status: response?.code ?? 0,
    headers: textual(response?.headers?.toObject(false, true)),
    body: bytes > LONGEST_BODY ? '' : (response?.text?.() ?? ''),
    bytes,
    authorization: request?.headers?.get('Authorization') ?? '',
    requestHeaders: textual(request?.headers?.toObject(true, true)),
    ...(error instanceof ProxyError ? { failure: error.failure } : {}),
    ...(body && TEXT_MODES.includes(body.mode ?? '') ? { requestBody: body.toString() } : {}),
  };
}

function textual(headers: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

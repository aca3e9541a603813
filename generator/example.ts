import { STATUS_CODES } from 'node:http';
import type { Header, Request, SavedResponse, Url } from './format.ts';
import { stableId } from './id.ts';

/** An answer that somebody recorded, to be shown beside its request. */
export interface SavedExample {
  /** What became of the request, in words, such as `success`. */
  readonly outcome: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As text; empty for an answer without a body. */
  readonly body: string;
  /** What was sent, where it is not the request as it stands: the path with its query, and a body. Variables stand in it as `{{name}}`. */
  readonly sent?: { readonly path: string; readonly body?: string };
}

/** Examples by the key of their request: an operation's id, or `start` and the id of a step of the first folder. */
export type SavedExamples = ReadonlyMap<string, readonly SavedExample[]>;

/** A saved example. It carries the address and not the body, which stands in the request already, nor what is said there of parameters. */
export function buildExample(
  name: string,
  key: string,
  { outcome, status, headers, body, sent }: SavedExample,
  request: Request,
): SavedResponse {
  const json = Object.entries(headers).some(([header, value]) => /^content-type$/i.test(header) && /json/.test(value));
  return {
    id: stableId('example', ...(outcome === 'success' ? [key] : [key, outcome])),
    name: `${name}, ${outcome}`,
    originalRequest: sent ? sentRequest(request, sent) : bare(request),
    status: STATUS_CODES[status] ?? '',
    code: status,
    _postman_previewlanguage: json ? 'json' : 'text',
    header: Object.entries(headers).map(([header, value]): Header => ({ key: header, value })),
    cookie: [],
    body,
  };
}

function bare({ method, header, url }: Request): Request {
  const { query, variable, ...address } = url;
  const on = (query ?? []).filter(({ disabled }) => !disabled);
  return {
    method,
    header: header.map(({ key, value }) => ({ key, value })),
    url: {
      ...address,
      ...(on.length ? { query: on.map(({ key, value }) => ({ key, value })) } : {}),
      ...(variable ? { variable: variable.map(({ key, value }) => ({ key, value })) } : {}),
    },
  };
}

function sentRequest({ method, header, url }: Request, { path, body }: NonNullable<SavedExample['sent']>): Request {
  const host = url.host.join('.');
  const [whole = '', query] = path.split('?');
  const address: Url = {
    raw: host + path,
    host: url.host,
    path: whole.slice(1).split('/'),
    ...(query === undefined
      ? {}
      : {
          query: query.split('&').map((pair) => {
            const [key = '', ...value] = pair.split('=');
            return { key, value: value.join('=') };
          }),
        }),
  };
  return {
    method,
    header: header.map(({ key, value }) => ({ key, value })),
    ...(body === undefined ? {} : { body: { mode: 'raw', raw: body, options: { raw: { language: 'json' } } } }),
    url: address,
  };
}

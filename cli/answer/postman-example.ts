import type { GivenAnswer } from './given-answer.ts';

interface Header {
  readonly key?: unknown;
  readonly value?: unknown;
  readonly disabled?: unknown;
}

interface Example {
  readonly code?: unknown;
  readonly header?: unknown;
  readonly body?: unknown;
  readonly originalRequest?: { readonly method?: unknown; readonly url?: unknown; readonly header?: unknown };
}

/**
 * Reads an example that was saved in Postman: one by itself, or a request of a collection with its examples. Of several that with
 * `status` counts, else the last that failed, else the last.
 * @param json the parsed text
 * @returns undefined when it is none
 */
export function readPostmanExample(json: unknown, status: number | undefined): GivenAnswer | undefined {
  const examples = listExamples(json);
  const chosen =
    examples.findLast((example) => Number(example.code) === status) ?? examples.findLast((example) => Number(example.code) >= 400) ?? examples.at(-1);
  if (chosen === undefined) return undefined;
  const request = chosen.originalRequest;
  const url = addressOf(request?.url);
  const authorization = readHeaders(request?.header)['authorization'];
  return {
    status: Number(chosen.code),
    headers: readHeaders(chosen.header),
    body: typeof chosen.body === 'string' ? chosen.body : '',
    ...(typeof request?.method === 'string' ? { method: request.method } : {}),
    ...(url === undefined ? {} : { url }),
    // A saved example lacks what Postman adds on sending, so absence tells nothing; nor does a variable.
    ...(authorization === undefined || authorization.includes('{{') ? {} : { authorization }),
  };
}

function listExamples(json: unknown): Example[] {
  if (json === null || typeof json !== 'object') return [];
  const { response } = json as { response?: unknown };
  if (Array.isArray(response)) return response.filter(isExample);
  return isExample(json) ? [json] : [];
}

function isExample(candidate: unknown): candidate is Example {
  if (candidate === null || typeof candidate !== 'object') return false;
  const { code, header, originalRequest } = candidate as Example;
  return Number.isInteger(code) && (Array.isArray(header) || originalRequest !== undefined);
}

function readHeaders(given: unknown): Record<string, string> {
  if (!Array.isArray(given)) return {};
  const known = (given as (Header | null)[]).filter((header) => typeof header?.key === 'string' && header.disabled !== true);
  return Object.fromEntries(known.map((header) => [String(header!.key).toLowerCase(), typeof header!.value === 'string' ? header!.value : '']));
}

/** The address as far as it is one: variables in front of it are not known here. */
function addressOf(url: unknown): string | undefined {
  const raw = typeof url === 'string' ? url : (url as { raw?: unknown } | null | undefined)?.raw;
  if (typeof raw !== 'string') return undefined;
  const known = raw.replace(/^\{\{(?:apiUrl|baseUrl)\}\}/, 'https://api.powerbi.com').replace(/^\{\{loginUrl\}\}/, 'https://login.microsoftonline.com');
  return /^https?:\/\/[^{]/.test(known) ? known : undefined;
}

import { defined } from '../../catalogue/model/defined.ts';
import type { PlacedAnswer } from './given-answer.ts';
import { headersOf, isObject, member } from './json-members.ts';

interface Example {
  readonly code?: unknown;
  readonly header?: unknown;
  readonly body?: unknown;
  readonly originalRequest?: { readonly method?: unknown; readonly url?: unknown; readonly header?: unknown };
}

/** Deeper than folders of a collection are. */
const DEEPEST = 20;

/**
 * Reads examples that were saved in Postman: one by itself, those of a request, or all of a collection, in order.
 * @param json the parsed text
 * @returns undefined when there are none
 */
export function readPostmanExamples(json: unknown): PlacedAnswer[] | undefined {
  const examples = listExamples(json, 0);
  return examples.length === 0 ? undefined : examples.map(answerOf);
}

function answerOf({ code, header, body, originalRequest: request }: Example): PlacedAnswer {
  const url = addressOf(request?.url);
  const authorization = headersOf(request?.header)['authorization'];
  return {
    line: 0,
    whole: true,
    status: Number(code),
    headers: headersOf(header),
    body: typeof body === 'string' ? body : '',
    ...(typeof request?.method === 'string' ? { method: request.method } : {}),
    ...defined({ url }),
    // A saved example lacks what Postman adds on sending, so absence tells nothing; nor does a variable.
    ...(authorization === undefined || authorization.includes('{{') ? {} : { authorization }),
  };
}

function listExamples(json: unknown, depth: number): Example[] {
  if (!isObject(json) || depth > DEEPEST) return [];
  const { response, item } = json;
  if (Array.isArray(item)) return item.flatMap((each) => listExamples(each, depth + 1));
  if (Array.isArray(response)) return response.filter(isExample);
  return isExample(json) ? [json] : [];
}

function isExample(candidate: unknown): candidate is Example {
  if (!isObject(candidate)) return false;
  const { code, header, originalRequest } = candidate as Example;
  return Number.isInteger(code) && (Array.isArray(header) || originalRequest !== undefined);
}

/** The address as far as it is one: variables in front of it are not known here. */
function addressOf(url: unknown): string | undefined {
  const raw = typeof url === 'string' ? url : member(url, 'raw');
  if (typeof raw !== 'string') return undefined;
  const known = raw
    .replace(/^\{\{(?:apiUrl|baseUrl)\}\}/, 'https://api.powerbi.com')
    .replace(/^\{\{loginUrl\}\}/, 'https://login.microsoftonline.com');
  return /^https?:\/\/[^{]/.test(known) ? known : undefined;
}

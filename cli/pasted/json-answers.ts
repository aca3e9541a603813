import { failuresInside } from '../../diagnosis/inside.ts';
import { envelopeOf } from './envelope.ts';
import { headersOf, isObject, textIn } from './json-members.ts';
import { jsonInText } from './json-in-text.ts';
import { statusOfName } from './status-names.ts';

/** What a JSON value tells of one answer; each absent where it does not. */
export interface JsonAnswer {
  readonly status?: number;
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** As JSON text, in the form of a service. */
  readonly body?: string;
  readonly authorization?: string;
  /** Whether the value is the body itself, so that nothing else in it says anything. */
  readonly isBody: boolean;
}

type Found = { -readonly [Name in keyof JsonAnswer]?: JsonAnswer[Name] };

const DEEPEST = 10;
const MOST = 500;
const STATUS = /^(?:http[ _-]?)?(?:response[ _-]?)?(?:status(?:[ _-]?code)?|responseCode)$/i;
const CODE = /^(?:code|http[ _-]?code)$/i;
const METHOD = /^(?:request[ _-]?|http[ _-]?)?(?:method|verb)$/i;
const ADDRESS = /^(?:request[ _-]?|full[ _-]?|http[ _-]?)?(?:url|uri|endpoint)$/i;
const REQUEST_HEADERS = /^request[ _-]?headers$/i;
const HEADERS = /^(?:response[ _-]?)?headers?$/i;
const OF_ANSWER =
  /^(?:x-powerbi-error-\w+|x-ms-[\w-]+|requestid|request-id|www-authenticate|retry-after|cache-control|pragma|content-type|content-length|date|strict-transport-security|home-cluster-uri|request-redirected)$/i;
const OF_REQUEST = /^(?:authorization|user-agent|host|accept|accept-encoding)$/i;

/** What a JSON value tells of answers: an error, headers, a request and its answer at any depth, also in texts that are JSON once more. */
export function answersIn(value: unknown): JsonAnswer[] {
  if (isOperation(value) && failuresInside(value).length > 0)
    return [{ status: 200, body: JSON.stringify(value), isBody: true }];
  const body = envelopeOf(value);
  if (body !== undefined && isFinal(value)) return [{ body: JSON.stringify(body), isBody: true }];
  if (failuresInside(value).length > 0) return [{ status: 200, body: JSON.stringify(value), isBody: true }];
  if (isHeaders(value)) return [{ ...ofHeaders(value), isBody: false }];
  if (Array.isArray(value)) return value.slice(-MOST).flatMap(answersIn).slice(-MOST);
  const found: Found = {};
  gather(value, 0, found, { left: 20_000 });
  return Object.keys(found).length === 0 ? [] : [{ ...found, isBody: false }];
}

/** Whether a value is the state of an operation or a job of Fabric: its error is what was asked for, and the answer was a success. */
function isOperation(value: unknown): boolean {
  return (
    isObject(value) && typeof value['status'] === 'string' && ('percentComplete' in value || 'failureReason' in value)
  );
}

/** An envelope whose message is another one, escaped, is only its wrapping; so is one beside a whole answer. */
function isFinal(value: unknown): boolean {
  return isObject(value) && !isObject(value['response']) && !isObject(value['headers']);
}

function gather(value: unknown, depth: number, found: Found, budget: { left: number }): void {
  if (depth > DEEPEST || (budget.left -= 1) < 0) return;
  if (typeof value === 'string') return void (depth > 0 && gatherText(value, depth, found, budget));
  if (Array.isArray(value)) return value.slice(0, MOST).forEach((entry) => gather(entry, depth + 1, found, budget));
  if (!isObject(value)) return;
  const body = depth > 0 || found.body === undefined ? envelopeOf(value) : undefined;
  if (body !== undefined && isFinal(value)) return void (found.body ??= JSON.stringify(body));
  if (isHeaders(value)) return void Object.assign(found, ofHeaders(value));
  for (const [name, inner] of Object.entries(value)) gatherMember(name, inner, depth, found, budget);
}

function gatherMember(name: string, inner: unknown, depth: number, found: Found, budget: { left: number }): void {
  const text = textIn(inner);
  if (STATUS.test(name) || (CODE.test(name) && typeof inner === 'number')) {
    const status = statusOf(inner);
    if (status !== undefined) return void (found.status ??= status);
  }
  if (METHOD.test(name) && text !== undefined && /^[a-z]{3,7}$/i.test(text))
    return void (found.method ??= text.toUpperCase());
  if (ADDRESS.test(name) && text !== undefined && /^(?:https?:\/)?\/[^\s]+$/i.test(text))
    return void (found.url ??= text);
  if (REQUEST_HEADERS.test(name)) return void Object.assign(found, authorizationOf(headersOf(inner)));
  if (HEADERS.test(name) && inner !== null && typeof inner === 'object') {
    const headers = headersOf(inner);
    const isRequest = Object.keys(headers).some((each) => OF_REQUEST.test(each));
    return void Object.assign(
      found,
      isRequest ? authorizationOf(headers) : { headers: { ...found.headers, ...headers } },
    );
  }
  gather(inner, depth + 1, found, budget);
}

/** A text may be JSON once more: the body of an answer in a line of a log. */
function gatherText(text: string, depth: number, found: Found, budget: { left: number }): void {
  if (!/[{[]/.test(text) || text.length > 500_000) return;
  budget.left -= Math.ceil(text.length / 100);
  for (const { value } of jsonInText(text).slice(0, 20)) gather(value, depth + 1, found, budget);
}

function statusOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const number = Number(/^\s*(\d{3})\b/.exec(String(value))?.[1]);
  return number >= 100 && number <= 599 ? number : statusOfName(String(value));
}

function isHeaders(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false;
  const names = Object.keys(value);
  const simple = Object.values(value).every(
    (each) => typeof each !== 'object' || (Array.isArray(each) && each.every((one) => typeof one === 'string')),
  );
  return (
    simple &&
    names.length > 0 &&
    names.some((name) => OF_ANSWER.test(name)) &&
    names.filter((name) => OF_ANSWER.test(name) || OF_REQUEST.test(name) || /-/.test(name)).length * 2 >= names.length
  );
}

function ofHeaders(value: Readonly<Record<string, unknown>>): Pick<JsonAnswer, 'headers' | 'authorization'> {
  const headers = headersOf(value);
  return Object.keys(headers).some((name) => OF_REQUEST.test(name)) ? authorizationOf(headers) : { headers };
}

/** A token that was cut or hidden says nothing of the one that was sent. */
function authorizationOf(headers: Readonly<Record<string, string>>): Pick<JsonAnswer, 'authorization'> {
  const authorization = headers['authorization'];
  return authorization !== undefined && /^\s*Bearer\s+eyJ[\w-]+\.[\w-]+\.[\w-]+\s*$/i.test(authorization)
    ? { authorization }
    : {};
}

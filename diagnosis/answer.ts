import { isTooDeep } from '../catalogue/model/json-depth.ts';
import type { Evidence } from './evidence.ts';

/** What an answer's body is. The letters are those of the envelopes that Power BI sends. */
export type Envelope =
  | 'empty'
  /** `{"error":{"code":…,"pbi.error":{…}}}` */
  | 'odata'
  /** `{"Message":…}` or `{"message":…}` */
  | 'message'
  /** `{"error":{"code":…,"message":…}}` */
  | 'error'
  /** `{"errorCode":…,"message":…}` of the Fabric API */
  | 'fabric'
  /** `{"error":"…","error_description":"…"}` of Entra, or wrapped by Azure's identity endpoints */
  | 'entra'
  | 'json'
  | 'html'
  | 'unreadable';

/** An answer, read once for all rules. Nothing of the body is parsed before a rule asks for it: most answers are fine and some are long. */
export interface Answer {
  readonly envelope: Envelope;
  /** A web page instead of an answer; known without parsing. */
  readonly html: boolean;
  /** The error code of the body; empty when it has none. */
  readonly code: string;
  /** The message of the body; empty when it has none. */
  readonly message: string;
  /** AADSTS numbers, from `error_codes` first, then from the text. */
  readonly aadsts: readonly number[];
  /** `x-powerbi-error-info`, or Fabric's `x-ms-public-api-error-code`. */
  readonly info: string;
  /** Every name of a reason: of the headers, the body and its details. Empty for a success. */
  readonly names: readonly string[];
  readonly requestId: string;
  /** The body as JSON, when it is. */
  readonly json: unknown;
  header(name: string): string;
}

/**
 * Reads an answer; whatever the body holds, it never throws. What a 2xx says is not taken for a reason, so it has neither code nor
 * message, and its envelope is told by its first character.
 */
export function readAnswer(evidence: Pick<Evidence, 'headers' | 'body' | 'status'>): Answer {
  const isGood = evidence.status >= 200 && evidence.status < 300;
  const lower = new Map(Object.entries(evidence.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const header = (name: string): string => lower.get(name.toLowerCase()) ?? '';
  const body = once(() => evidence.body.trim());
  const html = once(() => isHtml(evidence.body));
  const json = once(() => parse(body()));
  const said = once(() => readJson(json()));
  const aadsts = once(() => readAadsts(json(), body()));
  const info = header('x-powerbi-error-info') || header('x-ms-public-api-error-code') || header('x-ms-error-code');
  const names = once(() => (isGood ? [] : [info, said().code, ...detailNames(json())].filter(Boolean)));
  return {
    get envelope() {
      if (html()) return 'html';
      if (body() === '') return 'empty';
      if (isGood) return JSON_START.test(body()) ? 'json' : 'unreadable';
      return said().envelope ?? (json() === undefined ? 'unreadable' : 'json');
    },
    get html() {
      return html();
    },
    get code() {
      return isGood ? '' : said().code;
    },
    get message() {
      return isGood ? '' : said().message;
    },
    get aadsts() {
      return aadsts();
    },
    get names() {
      return names();
    },
    info,
    get requestId() {
      return (
        header('requestid') || header('x-ms-request-id') || header('request-id') || textOf(field(json(), 'requestId'))
      );
    },
    get json() {
      return json();
    },
    header,
  };
}

interface Said {
  readonly envelope: Envelope | undefined;
  readonly code: string;
  readonly message: string;
}

function readJson(json: unknown): Said {
  const error = field(json, 'error');
  if (typeof error === 'string')
    return { envelope: 'entra', code: error, message: textOf(field(json, 'error_description')) };
  if (error !== null && typeof error === 'object') {
    const code = textOf(field(error, 'code'));
    return {
      envelope: field(error, 'pbi.error') === undefined ? 'error' : 'odata',
      code,
      message: textOf(field(error, 'message')),
    };
  }
  const errorCode = textOf(field(json, 'errorCode'));
  // The identity endpoint of Azure's hosts wraps what Entra said; so do applications of ASP.NET.
  const wrapped =
    textOf(field(json, 'exceptionMessage')) || (/AADSTS\d/.exec(textOf(field(json, 'ExceptionMessage')))?.input ?? '');
  if (wrapped) return { envelope: 'entra', code: errorCode, message: wrapped };
  if (errorCode) return { envelope: 'fabric', code: errorCode, message: textOf(field(json, 'message')) };
  const message = textOf(field(json, 'Message')) || textOf(field(json, 'message'));
  return message ? { envelope: 'message', code: '', message } : { envelope: undefined, code: '', message: '' };
}

/** Names below the reason: Fabric's `moreDetails`, Power BI's `details`. */
function detailNames(json: unknown): string[] {
  const error = field(json, 'error');
  const lists = [
    field(json, 'moreDetails'),
    field(error, 'details'),
    field(field(error, 'pbi.error'), 'details'),
    [field(error, 'pbi.error')],
    [field(error, 'innerError')],
  ];
  return lists
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .map((entry) => textOf(field(entry, 'errorCode')) || textOf(field(entry, 'code')))
    .filter(Boolean);
}

/** AADSTS numbers: those that are listed, or else those in the text. */
export function readAadsts(json: unknown, body: string): number[] {
  const listed = field(json, 'error_codes') ?? field(json, 'serviceErrorCodes');
  const numbers = Array.isArray(listed)
    ? listed.map(Number).filter((number) => Number.isInteger(number) && number > 0)
    : [];
  if (numbers.length > 0) return numbers;
  // Digits that end with the body may be the beginning of a longer number.
  return [...new Set([...body.matchAll(/AADSTS(\d{7}(?!\d)|\d{4,6}(?=\D))/g)].map(([, digits]) => Number(digits)))];
}

/** Whether a body is a web page. */
export function isHtml(body: string): boolean {
  const start = body.slice(0, 1000).trim();
  return (
    /^<(!doctype\s+html|html|head|body|title|center|!--)/i.test(start) ||
    (/^<\?xml/i.test(start) && /<html/i.test(start))
  );
}

const JSON_START = /^[[{"]/;

function parse(body: string): unknown {
  if (!JSON_START.test(body) || isTooDeep(body)) return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** A member of an object; undefined for anything else. */
export function field(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A text, or a number as one; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The value of `read`, which is called when it is first asked for. */
function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: read() }).value;
}

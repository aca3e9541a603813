import { field, textOf, type Answer } from './answer.ts';
import type { Evidence } from './evidence.ts';
import { failuresInside } from './inside.ts';
import { traceOf } from './trace.ts';

const LONGEST = 600;

/** The service's own words of an answer, and what its support asks for; each absent where the answer has none. */
export interface ServiceWords {
  readonly said?: string;
  readonly trace?: string;
}

/**
 * What the service says by itself: code and message, details, the sentence of an AADSTS text. A code alone counts too: people search for
 * it. Of a success, only a failure that is told inside.
 */
export function wordsOf(answer: Answer, evidence: Pick<Evidence, 'status' | 'body' | 'headers'>): ServiceWords {
  const said = cut(saidBy(answer, evidence));
  const trace = traceOf(answer);
  return { ...(said && { said }), ...(trace && { trace }) };
}

function saidBy(answer: Answer, { status, body }: Pick<Evidence, 'status' | 'body'>): string {
  if (status >= 200 && status < 300)
    return failuresInside(answer.json)
      .map(({ words }) => words)
      .join('; ');
  if (answer.envelope === 'html') return /<title[^>]*>([^<]*)/i.exec(body.slice(0, 4000))?.[1] ?? '';
  if (answer.envelope === 'unreadable' || answer.aadsts.length > 0) return sentence(answer.message || body);
  // A number is the status once more.
  const code = /^\d+$/.test(answer.code) ? '' : answer.code || answer.info;
  return [
    [code, answer.message.startsWith(code) ? answer.message.slice(code.length).replace(/^[:. ]+/, '') : answer.message]
      .filter(Boolean)
      .join(': '),
    ...detailsOf(answer.json),
    answer.header('x-powerbi-error-details'),
  ]
    .filter(Boolean)
    .join('. ')
    .replace(/\.{2,} /g, '. ');
}

/** A text of Entra without what is for support: `Trace ID` and all that follows. */
function sentence(text: string): string {
  return text.replace(/\s*\bTrace ID:[\s\S]*$/i, '');
}

/** What stands below the message: `details[].detail.value`, `details[].message`, `moreDetails[]`, and their like inside `pbi.error`. */
function detailsOf(json: unknown): string[] {
  const error = field(json, 'error') ?? json;
  const lists = [field(field(error, 'pbi.error'), 'details'), field(error, 'details'), field(json, 'moreDetails')];
  return [
    ...new Set(
      lists
        .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
        .map(detailOf)
        .filter(Boolean),
    ),
  ];
}

function detailOf(entry: unknown): string {
  const value = textOf(field(field(entry, 'detail'), 'value')) || textOf(field(entry, 'message'));
  const name = textOf(field(entry, 'target')) || textOf(field(entry, 'errorCode'));
  return [name, value].filter(Boolean).join(': ');
}

/** In one line, without the marks that the service puts around names, and short enough to be read. */
function cut(text: string): string {
  const line = text
    .replace(/<\/?(?:pi|ccon|oii|euii)>/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/:$/, '');
  // A status or a number alone are not words, with a method or without.
  if (
    /^(?:AADSTS)?(?:GET|POST|PUT|PATCH|DELETE|HEAD)?[\W\d]*(?:(?:Unauthorized|Forbidden|Not Found|Bad Request|Conflict|Too Many Requests|Unsupported Media Type)\W*)?$/i.test(
      line,
    )
  )
    return '';
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

import { defined } from '../../catalogue/model/defined.ts';
import { absolute, methodFor } from './address-in-text.ts';
import { gathered, type Gathered } from './answer-of-marks.ts';
import type { PlacedAnswer } from './given-answer.ts';
import { marksIn } from './marks.ts';
import { plainWords } from './plain-words.ts';
import type { ReasonPlace } from './reason-names.ts';

/** An answer of a loose text. */
export interface LooseAnswer extends PlacedAnswer {
  /** Its words, where they stand outside of any JSON, and whatever stands around them; empty where JSON says all. */
  readonly words: string;
  /** The body with such words in it, in each form that a service may have sent. */
  readonly spoken: (words: string) => readonly string[];
}

/** More of them are not listed. */
const MOST = 200;

/**
 * The answers that a loose text tells of, in order: an error that a client printed, lines of a log, JSON, a reason by itself. Where nothing
 * is recognised, one with the words alone: a rule may know them.
 * @param text straightened
 */
export function looseAnswers(text: string): LooseAnswer[] {
  const all = gathered(marksIn(text));
  const told = all.filter((each) => each.status !== undefined || isReasoned(each));
  // An address or some headers alone are of an answer all the same, when there is no other.
  const kept = (
    told.length > 0
      ? told
      : all.filter(({ url, headers }) => url !== undefined || Object.keys(headers).length > 0).slice(-1)
  ).slice(-MOST);
  if (kept.length === 0 && text.trim() !== '')
    return [
      answerOf({ at: 0, headers: {}, slots: new Map() }, undefined, 1, plainWords(text, 0, text.length, 0), undefined),
    ];
  const line = lineCounter(text);
  const only = new Set(all.flatMap((each) => (each.url === undefined ? [] : [each.url])));
  return kept.map((each, index) => {
    const before = all
      .slice(0, all.indexOf(each))
      .findLast((other) => other.url !== undefined && !told.includes(other));
    const url = each.url ?? before?.url ?? (only.size === 1 ? [...only][0] : undefined);
    const words =
      each.body === undefined && each.sentence === undefined
        ? plainWords(text, index === 0 ? 0 : each.at, kept[index + 1]?.at ?? text.length, each.at)
        : '';
    return answerOf(
      each,
      url,
      line(each.at),
      words,
      each.method ?? (each.url === undefined ? (before ?? all.find((other) => other.url === url))?.method : undefined),
    );
  });
}

function isReasoned({ body, reason, message, sentence, headers }: Gathered): boolean {
  return (
    body !== undefined ||
    reason !== undefined ||
    message !== undefined ||
    sentence !== undefined ||
    Object.keys(headers).some((name) => /error-(?:info|code)$|^www-authenticate$/.test(name))
  );
}

function answerOf(
  each: Gathered,
  given: string | undefined,
  line: number,
  words: string,
  named: string | undefined,
): LooseAnswer {
  const url =
    given === undefined || (isOfEntra(each) && !/\/oauth2\/|\/\/login\./i.test(given)) ? undefined : absolute(given);
  const method = url === undefined ? named : (named ?? methodFor(url));
  const reason = each.reason;
  const headers =
    reason?.place === 'header' && each.headers['x-powerbi-error-info'] === undefined
      ? { ...each.headers, 'x-powerbi-error-info': reason.code }
      : each.headers;
  const spoken = (said: string): readonly string[] => bodiesOf(each, url, said);
  return {
    line,
    whole: false,
    status: each.status ?? 0,
    headers,
    body: spoken('')[0] ?? '',
    words,
    spoken,
    ...defined({ method, url, authorization: each.authorization }),
  };
}

/** Whether Entra refused a token: then an address of an API beside it is not the one that answered. */
function isOfEntra({ sentence, reason, body }: Gathered): boolean {
  return body === undefined
    ? sentence !== undefined || reason?.place === 'entra'
    : /^\{"error":"/.test(body) && /error_description|error_codes/.test(body);
}

function bodiesOf(
  { body, reason, message, sentence, headers }: Gathered,
  url: string | undefined,
  words: string,
): readonly string[] {
  if (body !== undefined) return [body];
  if (reason?.place === 'entra') return [JSON.stringify({ error: reason.code, error_description: sentence ?? words })];
  if (sentence !== undefined) return [sentence];
  if (reason === undefined && message !== undefined) return [JSON.stringify({ message })];
  if (reason === undefined || reason.place === 'header' || headers['x-powerbi-error-info'] === reason.code)
    return words === '' ? [''] : [words, JSON.stringify({ message: words })];
  return [JSON.stringify(envelopeFor(reason.code, placeAt(url, reason.place), reason.message ?? words))];
}

/** Which service answered is known by the address, else by the name. */
function placeAt(url: string | undefined, place: ReasonPlace): ReasonPlace {
  if (url === undefined) return place;
  if (/\/v1\.0\/myorg(?:\/|$)/i.test(url)) return 'powerbi';
  return /\/\/[^/]+\/{1,2}v1\//i.test(url) ? 'fabric' : place;
}

function envelopeFor(code: string, place: ReasonPlace, words: string): unknown {
  if (place === 'fabric') return { errorCode: code, message: words };
  const message = words === '' ? {} : { message: words };
  return { error: { code, ...message, ...(place === 'powerbi' ? { 'pbi.error': { code } } : {}) } };
}

/** Numbers of lines, from 1; asked for in the order of the text. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let read = 0;
  return (at) => {
    for (let next = text.indexOf('\n', read); next >= 0 && next < at; next = text.indexOf('\n', read)) {
      line += 1;
      read = next + 1;
    }
    return line;
  };
}

import { addressesIn, methodsIn } from './address-in-text.ts';
import { sentencesIn } from './fabric-sentences.ts';
import { headersIn } from './headers-in-text.ts';
import { answersIn, type JsonAnswer } from './json-answers.ts';
import { jsonInText } from './json-in-text.ts';
import type { ReasonFound } from './reason-found.ts';
import { reasonsIn } from './reasons-in-text.ts';
import { statusesIn } from './status-in-text.ts';
import { straightQuotes } from './straighten.ts';

/** One thing that a loose text says of an answer, and where. */
export type Mark =
  | { readonly kind: 'status'; readonly at: number; readonly status: number }
  | { readonly kind: 'address'; readonly at: number; readonly url: string; readonly method?: string }
  | { readonly kind: 'method'; readonly at: number; readonly method: string }
  | { readonly kind: 'header'; readonly at: number; readonly name: string; readonly value: string }
  | { readonly kind: 'reason'; readonly at: number; readonly reason: ReasonFound }
  | { readonly kind: 'json'; readonly at: number; readonly answer: JsonAnswer }
  | { readonly kind: 'page'; readonly at: number; readonly html: string };

/** A piece of a text of which other readers have said all, or all of some kinds. */
interface Covered {
  readonly from: number;
  readonly to: number;
  readonly kinds: ReadonlySet<Mark['kind']>;
}

const LONGEST_PAGE = 20_000;
const ALL: ReadonlySet<Mark['kind']> = new Set(['status', 'address', 'method', 'header', 'reason']);

/** Everything that a straightened text says of answers, in order. What stands inside of JSON is said by the JSON. */
export function marksIn(text: string): Mark[] {
  const { marks, covered } = jsonMarks(text);
  const pages = pageMarks(text, covered);
  const plain = straightQuotes(text);
  const others: Mark[] = [
    ...statusesIn(plain).map((place): Mark => ({ kind: 'status', ...place })),
    ...addressesIn(plain).map((place): Mark => ({ kind: 'address', ...place })),
    ...methodsIn(plain).map((place): Mark => ({ kind: 'method', ...place })),
    ...headersIn(plain).map((place): Mark => ({ kind: 'header', ...place })),
    ...reasonsIn(plain).map((reason): Mark => ({ kind: 'reason', at: reason.at, reason })),
  ];
  const told = [...marks, ...pages, ...others.sort(byPlace).filter(isOutside(covered))];
  const sentences = sentencesIn(plain)
    .map((reason): Mark => ({ kind: 'reason', at: reason.at, reason }))
    .filter(isOutside(covered))
    .filter(isAlone(told));
  return [...told, ...sentences].sort(byPlace);
}

function byPlace(one: Mark, other: Mark): number {
  return one.at - other.at;
}

function jsonMarks(text: string): { marks: Mark[]; covered: Covered[] } {
  const marks: Mark[] = [];
  const covered: Covered[] = [];
  for (const { value, from, to } of jsonInText(text)) {
    const answers = answersIn(value);
    for (const answer of answers) marks.push({ kind: 'json', at: from, answer });
    if (answers.length > 0)
      covered.push({ from, to, kinds: answers.some(({ isBody }) => isBody) ? ALL : kindsOf(answers) });
  }
  return { marks, covered };
}

/** What of a value need not be looked for in its text again. */
function kindsOf(answers: readonly JsonAnswer[]): ReadonlySet<Mark['kind']> {
  const kinds = new Set<Mark['kind']>(['header', 'method']);
  if (answers.some(({ status }) => status !== undefined)) kinds.add('status');
  if (answers.some(({ url }) => url !== undefined)) kinds.add('address');
  if (answers.some(({ body, headers }) => body !== undefined || headers !== undefined)) kinds.add('reason');
  return kinds;
}

/** A web page that was answered, in place of JSON. */
function pageMarks(text: string, covered: Covered[]): Mark[] {
  const at = text.search(/<!doctype html|<html[\s>]/i);
  if (at < 0) return [];
  const close = text.toLowerCase().indexOf('</html>', at);
  const html = text.slice(at, Math.min(close < 0 ? text.length : close + '</html>'.length, at + LONGEST_PAGE));
  covered.push({ from: at, to: close < 0 ? text.length : close, kinds: ALL });
  covered.sort((one, other) => one.from - other.from);
  return [{ kind: 'page', at, html }];
}

/** So near to a name the sentence belongs to it. */
const NEAR = 400;

/** Whether a sentence stands for itself: no reason is named beside it. */
function isAlone(told: readonly Mark[]): (mark: Mark) => boolean {
  const named = told
    .filter(
      (mark) =>
        mark.kind === 'json' || mark.kind === 'header' || (mark.kind === 'reason' && mark.reason.place !== 'other'),
    )
    .map(({ at }) => at);
  return ({ at }) => !named.some((place) => Math.abs(place - at) < NEAR);
}

/** For marks in order. */
function isOutside(covered: readonly Covered[]): (mark: Mark) => boolean {
  let next = 0;
  return ({ at, kind }) => {
    while (next < covered.length && covered[next]!.to <= at) next += 1;
    const piece = covered[next];
    return piece === undefined || at < piece.from || !piece.kinds.has(kind);
  };
}

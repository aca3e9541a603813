import { readLooseJson, type Budget } from './loose-json.ts';

/** A JSON value that stands in a text. */
export interface JsonPlace {
  readonly value: unknown;
  readonly from: number;
  /** Behind its last character. */
  readonly to: number;
}

/** A value behind backslashes is undone so often: JSON within JSON within a line of a log. */
const LEVELS = 4;
/** No answer that was escaped is longer. */
const LONGEST_ESCAPED = 100_000;
/** More values than that say no more. */
const MOST = 2_000;

/** Every object and list in a text, outermost ones, in order. Strict JSON, and whatever programs and people make of it. */
export function jsonInText(text: string): JsonPlace[] {
  const budget: Budget = { left: text.length * 4 + 200_000 };
  const found: JsonPlace[] = [];
  const start = /\{(?=\s{0,200}["'\\\w$\u2018-\u201f\u2033\uff02])|\[(?=\s{0,200}[{["'\\\u2018-\u201f])/g;
  for (
    let match = start.exec(text);
    match !== null && budget.left > 0 && found.length < MOST;
    match = start.exec(text)
  ) {
    const place = placeAt(text, match.index, budget);
    if (place === undefined) continue;
    found.push(place);
    start.lastIndex = Math.max(place.to, match.index + 1);
  }
  return found;
}

function placeAt(text: string, at: number, budget: Budget): JsonPlace | undefined {
  if (isEscaped(text, at) || isInBytes(text, at)) return escapedAt(text, at, budget);
  const read = readLooseJson(text, at, budget);
  return read === undefined || isBare(read.value) ? undefined : { value: read.value, from: at, to: read.end };
}

/** `[]`, `{}` and lists of numbers are as often no JSON. */
function isBare(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every((each) => each === null || typeof each !== 'object')
    : Object.keys(value as object).length === 0;
}

function isEscaped(text: string, at: number): boolean {
  return /^[{[](?:\s|\\{1,8}[nrt]){0,40}\\{1,15}["']/.test(text.slice(at, at + 200));
}

/** Python shows bytes with each backslash doubled. */
function isInBytes(text: string, at: number): boolean {
  if (!/b["']$/.test(text.slice(Math.max(0, at - 2), at))) return false;
  const end = text.indexOf('\n', at);
  return text.slice(at, Math.min(end < 0 ? text.length : end, at + LONGEST_ESCAPED)).includes('\\\\');
}

function escapedAt(text: string, at: number, budget: Budget): JsonPlace | undefined {
  let piece = text.slice(at, at + LONGEST_ESCAPED);
  let origin = Array.from({ length: piece.length + 1 }, (_, index) => index);
  for (let level = 0; level < LEVELS && (isEscaped(piece, 0) || (level === 0 && isInBytes(text, at))); level += 1) {
    budget.left -= piece.length;
    const undone = unescapedOnce(piece);
    origin = undone.origin.map((index) => origin[index]!);
    piece = undone.text;
  }
  if (isEscaped(piece, 0)) return undefined;
  const read = readLooseJson(piece, 0, budget);
  return read === undefined || isBare(read.value)
    ? undefined
    : { value: read.value, from: at, to: at + origin[Math.min(read.end, piece.length)]! };
}

/** With each escape undone once, and where each character came from. A line end that was escaped stays a blank. */
function unescapedOnce(text: string): { text: string; origin: number[] } {
  const signs: string[] = [];
  const origin: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    origin.push(at);
    if (text.charAt(at) !== '\\' || at + 1 >= text.length) {
      signs.push(text.charAt(at));
      continue;
    }
    const next = text.charAt((at += 1));
    signs.push(/[nrt]/.test(next) ? ' ' : next === 'u' || next === 'x' ? `\\` : next);
    if (next === 'u' || next === 'x') at -= 1;
  }
  origin.push(text.length);
  return { text: signs.join(''), origin };
}

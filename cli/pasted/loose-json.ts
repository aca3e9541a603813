/** What was read at a place of a text. */
export interface LooseValue {
  readonly value: unknown;
  /** Behind its last character. */
  readonly end: number;
  /** Whether it breaks off: what is missing is left out. */
  readonly cut: boolean;
}

/** How many characters may still be looked at, over all attempts: it bounds the work for a text of brackets. */
export interface Budget {
  left: number;
}

interface State {
  readonly text: string;
  readonly budget: Budget;
  at: number;
  cut: boolean;
}

const DEEPEST = 40;
const LONGEST_BLANK = 2_000;
const DOUBLE = /["\u201c-\u201f\u2033\uff02]/;
const SINGLE = /['\u2018-\u201b\u2032\uff07]/;
const LITERAL = /(?:true|false|null|True|False|None|undefined|NaN|\[Object\]|\[Array\]|\[object Object\])(?![\w])/y;
const NUMBER = /-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,5})?(?![\w.])/y;
const BARE_KEY = /[A-Za-z_$][\w$.]{0,80}(?=\s{0,20}:)/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** Of a text that was cut off its beginning still says something; of a code or an id it would say something else. */
const TEXTUAL = /message|description|detail/i;

class NotJson extends Error {}

/** One for all: a text of brackets has many of them, and nobody asks where one came from. */
const NOT_JSON = new NotJson();
/** What each attempt costs at least. */
const ATTEMPT = 16;

/**
 * Reads an object or a list where one begins, as programs and people write them: JSON, dictionaries of Python, objects of JavaScript, with
 * typographic quotes, with quotes inside that were not escaped, with lines wrapped inside a text, or cut off.
 * @returns undefined where none begins
 */
export function readLooseJson(text: string, at: number, budget: Budget): LooseValue | undefined {
  const state: State = { text, budget, at, cut: false };
  try {
    const value = readValue(state, 0, '');
    return value !== null && typeof value === 'object' ? { value, end: state.at, cut: state.cut } : undefined;
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  } finally {
    budget.left -= state.at - at + ATTEMPT;
  }
}

function readValue(state: State, depth: number, key: string): unknown {
  skipBlank(state);
  if (depth > DEEPEST || state.at - 1 > state.text.length) throw NOT_JSON;
  const sign = state.text.charAt(state.at);
  if (sign === '{') return readObject(state, depth);
  const literal = matchAt(LITERAL, state);
  if (literal !== undefined) return /^true$/i.test(literal) ? true : /^false$/i.test(literal) ? false : null;
  if (sign === '[') return readList(state, depth);
  if (/[bu]/.test(sign) && SINGLE.test(state.text.charAt(state.at + 1))) state.at += 1;
  if (isQuote(state.text.charAt(state.at))) return readText(state, key);
  const number = matchAt(NUMBER, state);
  if (number !== undefined) return Number(number);
  throw NOT_JSON;
}

function readObject(state: State, depth: number): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  readUntil('}', state, () => readMember(state, depth, found));
  return found;
}

/** @returns false where the object breaks off */
function readMember(state: State, depth: number, found: Record<string, unknown>): boolean {
  const start = state.at;
  try {
    const key = isQuote(state.text.charAt(start)) ? readText(state, '') : matchAt(BARE_KEY, state);
    if (key === undefined) throw NOT_JSON;
    skipBlank(state);
    if (state.cut || state.at >= state.text.length) return cutOff(state, false);
    const between = /(?::|=>)/y;
    if (matchAt(between, state) === undefined) throw NOT_JSON;
    skipBlank(state);
    if (state.at >= state.text.length) return cutOff(state, false);
    const value = readValue(state, depth + 1, key);
    if (!(state.cut && value === undefined))
      Object.defineProperty(found, key, { value, enumerable: true, writable: true, configurable: true });
    return true;
  } catch (error) {
    if (!(error instanceof NotJson) || Object.keys(found).length === 0) throw error;
    state.at = start;
    return cutOff(state, false);
  }
}

function readList(state: State, depth: number): unknown[] {
  const found: unknown[] = [];
  readUntil(']', state, () => {
    found.push(readValue(state, depth + 1, ''));
    return true;
  });
  return found;
}

/** Reads what is between commas, until the sign that ends it, or until it breaks off. @param readNext says whether to go on */
function readUntil(end: string, state: State, readNext: () => boolean): void {
  state.at += 1;
  while (!state.cut) {
    skipBlank(state);
    const sign = state.text.charAt(state.at);
    if (sign === '') return cutOff(state, undefined);
    if (sign === ',') state.at += 1;
    else if (sign === end) {
      state.at += 1;
      return;
    } else if (!readNext()) return;
  }
}

/** @returns undefined for one that breaks off and whose beginning says nothing */
function readText(state: State, key: string): string | undefined {
  const { text } = state;
  const isEnd = DOUBLE.test(text.charAt(state.at)) ? DOUBLE : SINGLE;
  const isStraight = /["']/.test(text.charAt(state.at));
  const pieces: string[] = [];
  let from = (state.at += 1);
  for (; state.at < text.length; state.at += 1) {
    const sign = text.charAt(state.at);
    if (sign === '\\') {
      pieces.push(text.slice(from, state.at), readEscape(state));
      from = state.at + 1;
    } else if (sign === '\n') {
      if (/^\n[ \t]{0,40}(?:\n|$)/.test(text.slice(state.at, state.at + 42))) break;
      pieces.push(text.slice(from, state.at), joint(text, state.at));
      from = state.at + 1;
    } else if (isEnd.test(sign) && (!isStraight || /["']/.test(sign)) && endsHere(text, state.at + 1)) {
      pieces.push(text.slice(from, state.at));
      state.at += 1;
      return pieces.join('');
    }
  }
  state.cut = true;
  pieces.push(text.slice(from, state.at));
  return TEXTUAL.test(key) ? pieces.join('') : undefined;
}

/** Reads an escape; the state stays at its last character. */
function readEscape(state: State): string {
  const sign = state.text.charAt((state.at += 1));
  const [, hex] =
    sign === 'u'
      ? (/^([0-9a-f]{4})/i.exec(state.text.slice(state.at + 1, state.at + 5)) ?? [])
      : sign === 'x'
        ? (/^([0-9a-f]{2})/i.exec(state.text.slice(state.at + 1, state.at + 3)) ?? [])
        : [];
  if (hex !== undefined) {
    state.at += hex.length;
    return String.fromCharCode(parseInt(hex, 16));
  }
  return sign === '\n' ? '' : (ESCAPES[sign] ?? sign);
}

/** What a line end inside a text was: the edge of a terminal, or a blank where a mail was wrapped, which happens before column 79. */
function joint(text: string, at: number): string {
  const length = at - text.lastIndexOf('\n', at - 1) - 1;
  return length >= 79 || /\s/.test(text.charAt(at - 1)) || !/\s/.test(text.slice(Math.max(0, at - 30), at)) ? '' : ' ';
}

/** Behind the quote that ends a text comes a sign of JSON; others stand inside and were not escaped. */
function endsHere(text: string, at: number): boolean {
  return /^\s{0,200}(?:[,:}\]]|=>|["'\u2018-\u201f]|$)/.test(text.slice(at, at + 202));
}

function isQuote(sign: string): boolean {
  return DOUBLE.test(sign) || SINGLE.test(sign);
}

function cutOff<T>(state: State, result: T): T {
  state.cut = true;
  return result;
}

function skipBlank(state: State): void {
  const end = Math.min(state.text.length, state.at + LONGEST_BLANK);
  while (state.at < end && state.text.charCodeAt(state.at) <= 0x20) state.at += 1;
}

function matchAt(pattern: RegExp, state: State): string | undefined {
  pattern.lastIndex = state.at;
  const found = pattern.exec(state.text)?.[0];
  if (found !== undefined) state.at += found.length;
  return found;
}

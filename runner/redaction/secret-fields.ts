import type { Range } from './view.ts';

/** Tells secret names from others. */
export type IsSecret = (name: string) => boolean;

const TEXT = /"(?:[^"\\]|\\[\s\S])*(?:"|$)/g;
const COLON = /\s*:\s*/y;
const WORD = /[^\s,}\]]+/y;
/** A form: names and values, nothing that other text has. */
const FORM = /^[\w.~!*'()%+$[\]-]+=[^\s"<>{}]*$/;

/** Where the value of a secret field stands. */
export interface SecretField extends Range {
  readonly name: string;
  /** Whether it is a text that stands between the quotes already. */
  readonly quoted: boolean;
}

/**
 * The values of secret fields in JSON, read as text: it may be cut, nested however deeply, or no good JSON at all.
 */
export function secretFields(json: string, isSecret: IsSecret): SecretField[] {
  const found: SecretField[] = [];
  TEXT.lastIndex = 0;
  for (let match = TEXT.exec(json); match; match = TEXT.exec(json)) {
    COLON.lastIndex = TEXT.lastIndex;
    if (!COLON.test(json) || !isSecret(unquote(match[0]))) continue;
    const value = valueAt(json, COLON.lastIndex);
    TEXT.lastIndex = value.end;
    if (value.to > value.from) found.push({ name: unquote(match[0]), ...value });
  }
  TEXT.lastIndex = 0;
  return found;
}

/** The values of secret parameters in the text of a form, or of a query or fragment; none when it is no form. */
export function secretParameters(form: string, isSecret: IsSecret): SecretField[] {
  if (!FORM.test(form)) return [];
  const found: SecretField[] = [];
  let from = 0;
  for (const pair of form.split('&')) {
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    if (equals >= 0 && equals + 1 < pair.length && isSecret(name))
      found.push({ name, from: from + equals + 1, to: from + pair.length, quoted: true });
    from += pair.length + 1;
  }
  return found;
}

/** The value that begins at `from`, whole: a text without its quotes, or a list or object to its end. */
function valueAt(json: string, from: number): Range & { readonly quoted: boolean; readonly end: number } {
  const first = json[from];
  if (first === '"') {
    TEXT.lastIndex = from;
    const text = TEXT.exec(json)![0];
    const end = from + text.length;
    return { from: from + 1, to: text.length > 1 && text.endsWith('"') ? end - 1 : end, quoted: true, end };
  }
  if (first === '{' || first === '[') {
    const end = endOfNesting(json, from);
    return { from, to: end, quoted: false, end };
  }
  WORD.lastIndex = from;
  const word = WORD.exec(json)?.[0] ?? '';
  const empty = ['', 'null', 'true', 'false'].includes(word);
  return { from, to: empty ? from : from + word.length, quoted: false, end: from + word.length };
}

function endOfNesting(json: string, from: number): number {
  const step = /"(?:[^"\\]|\\[\s\S])*(?:"|$)|[[\]{}]/g;
  step.lastIndex = from;
  let depth = 0;
  for (let match = step.exec(json); match; match = step.exec(json)) {
    if (match[0] === '{' || match[0] === '[') depth += 1;
    else if (!match[0].startsWith('"')) depth -= 1;
    if (depth === 0) return step.lastIndex;
  }
  return json.length;
}

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.replace(/^"|"$/g, '');
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

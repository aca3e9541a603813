import { changedView, type View } from './view.ts';

/** What stands between two pieces of a wrapped text: the line's end, indent and frame of the next, colours; or the zero bytes of UTF-16. */
const GAP = /(?:\u001b\[[\d;]*m|\0|\r?\n[ \t│┃|]*)+/g;
/** With the plus sign, which is a blank in a form. */
const SPACE = /[\s\0│┃|+]+/g;
/** A backslash before any punctuation: shells, patterns and Markdown have it as well as JSON. */
const ESCAPE =
  /(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[!-/:-@[-`{-~bfnrt]|&(?:amp|quot|apos|lt|gt|#\d{1,5}|#x[0-9a-f]{1,4});/gi;
/** Numbers as JSON prints bytes, also with the keys that a typed array has; or pairs of hexadecimal digits, as Node prints a Buffer. */
const BYTE_RUN = /\b(?:"0":\s*)?\d{1,3}(?:\s*,\s*(?:"\d+":\s*)?\d{1,3}){5,}|\b[0-9a-f]{2}(?:[ :][0-9a-f]{2}){5,}\b/gi;

const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };
const LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Without line breaks, frames and colours, as one long line; zero bytes go, too. */
export function unwrapped(view: View): View {
  return /[\n\0\u001b]/.test(view.text) ? changedView(view, GAP, () => '') : view;
}

/** Without any white space, or what may stand for it. */
export function unspaced(view: View): View {
  return changedView(view, SPACE, () => '');
}

/** With the escapes of addresses, JSON and HTML undone, once. */
export function unescaped(view: View): View {
  return /[%\\&]/.test(view.text) ? changedView(view, ESCAPE, unescapeOne) : view;
}

/** With lists of bytes as the characters they stand for. */
export function unlisted(view: View): View {
  return changedView(view, BYTE_RUN, readBytes);
}

function unescapeOne(escape: string): string {
  if (escape.startsWith('%')) return Buffer.from(escape.replaceAll('%', ''), 'hex').toString();
  const rest = escape.slice(1);
  if (escape.startsWith('\\'))
    return rest.length > 1 ? String.fromCharCode(parseInt(rest.slice(1), 16)) : (LETTERS[rest] ?? rest);
  const name = rest.slice(0, -1).toLowerCase();
  if (name.startsWith('#x')) return String.fromCharCode(parseInt(name.slice(2), 16));
  return name.startsWith('#') ? String.fromCharCode(Number(name.slice(1))) : (NAMED[name] ?? '');
}

function readBytes(run: string): string {
  if (!run.includes(',')) return Buffer.from(run.replace(/[ :]/g, ''), 'hex').toString('latin1');
  return Buffer.from(
    run
      .replace(/"\d+":/g, '')
      .split(',')
      .map(Number),
  ).toString('latin1');
}

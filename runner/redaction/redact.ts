import { LEVELS } from './secret-forms.ts';
import { SecretIndex } from './secret-index.ts';
import { unescaped, unlisted, unspaced, unwrapped } from './spelling.ts';
import { findTokens } from './token-patterns.ts';
import { originOf, plainView, type Range, type View } from './view.ts';

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Stands where a secret was. */
export const MASK = '[redacted]';

/**
 * A function that removes every known secret, however it is written, and whatever looks like a token.
 * `secrets` is read at each call: what is learnt while running counts as well.
 * A secret of fewer than six characters is removed only where it is the whole text: it would be found everywhere by chance.
 */
export function redactor(secrets: Iterable<string>): Redact {
  const index = new SecretIndex();
  const known = new Set<string>();
  return (text) => {
    if (text === '') return text;
    for (const secret of secrets) {
      if (known.has(secret)) continue;
      known.add(secret);
      index.add(secret);
    }
    if (index.isShortSecret(text)) return MASK;
    const found: Range[] = [];
    const levels = escapeLevels(plainView(text));
    for (const view of viewsOf(levels, index.spaced)) {
      for (const place of index.find(view.text)) {
        const origin = originOf(place, view);
        found.push(place.base64 ? withNeighbours(origin, text) : origin);
      }
    }
    for (const view of levels) {
      for (const range of findTokens(view.text)) found.push(originOf(range, view));
    }
    return masked(text, found);
  };
}

/** So much more than is kept is looked at, that a secret which begins in what is kept is known for one. */
const MARGIN = 4_096;

/** The redacted beginning of a text, at most `length` characters, and whether anything is missing. What lies far behind is not even looked at. */
export function redactedBeginning(
  text: string,
  length: number,
  redact: Redact,
): { readonly text: string; readonly cut: boolean } {
  const clean = redact(text.slice(0, length + MARGIN));
  const cut = clean.length > length || text.length > length + MARGIN;
  // Not half of a character at its end.
  return { text: cut ? clean.slice(0, length).replace(/[\ud800-\udbff]$/, '') : clean, cut };
}

/** The text, of which `levels` undo the escapes, in each form in which a secret may show. */
function viewsOf(levels: readonly View[], spaced: boolean): Iterable<View> {
  const plain = levels[0]!;
  const flat = unwrapped(plain);
  // Escapes first, or lines first: what stands at a line's end may only look like the beginning of an escape, or be one.
  const views = [...levels];
  if (flat !== plain) views.push(...escapeLevels(flat));
  // The text that bytes are may have escapes of its own.
  for (const view of views.slice(flat === plain ? 0 : levels.length)) {
    const listed = unlisted(view);
    if (listed !== view) views.push(...escapeLevels(unwrapped(listed)));
  }
  if (spaced) views.push(...views.map((view) => unspaced(view)));
  return new Map(views.map((view) => [view.text, view])).values();
}

/** A view, and what becomes of it as its escapes are undone again and again. */
function escapeLevels(first: View): View[] {
  const views = [first];
  for (let level = 0, view = first; level < LEVELS; level += 1) {
    const next = unwrapped(unescaped(view));
    if (next === view) break;
    views.push(next);
    view = next;
  }
  return views;
}

function masked(text: string, found: readonly Range[]): string {
  if (found.length === 0) return text;
  let clean = '';
  let read = 0;
  let covered = -1;
  for (const { from, to } of found.toSorted((a, b) => a.from - b.from)) {
    if (to <= covered) continue;
    if (from > covered) clean += text.slice(read, from) + MASK;
    read = covered = to;
  }
  return clean + text.slice(read);
}

/** With the letters of Base64 beside it: each holds up to six bits of what stands next to it. */
function withNeighbours({ from, to }: Range, text: string): Range {
  const first = from > 0 && /[\w+/-]/.test(text[from - 1]!) ? from - 1 : from;
  let last = to;
  while (last < text.length && last < to + 3 && /[\w+/=-]/.test(text[last]!)) last += 1;
  return { from: first, to: last };
}

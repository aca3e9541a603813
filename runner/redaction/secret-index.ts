import type { Range } from './view.ts';
import { formsOf, SHORTEST_FORM, type SecretForm } from './secret-forms.ts';

/** So much of a secret's beginning counts where the text breaks off. */
const SHORTEST_BEGINNING = 12;
const BASE = 31;
/** BASE to the power of SHORTEST_FORM - 1, in 32 bits: the weight of the letter that leaves the window. */
const LEAVING = Array.from({ length: SHORTEST_FORM - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);
const FILTER_BITS = 0xffff;

/** A place where a secret stands. */
export interface Found extends Range {
  /** It stands there in Base64: the letters beside it hold bits of it, too. */
  readonly base64: boolean;
}

/**
 * Finds many secrets in one pass over a text, after Rabin and Karp: the first letters of each form are hashed, and a rolling hash
 * over the text tells where to compare. Secrets can be added at any time; the time taken does not depend on their number.
 */
export class SecretIndex {
  readonly #filter = new Uint8Array(FILTER_BITS + 1);
  readonly #forms = new Map<number, SecretForm[]>();
  /** Secrets too short to be looked for within a text. */
  readonly #short = new Set<string>();
  #spaced = false;

  /** Takes in one more secret. */
  add(secret: string): void {
    const trimmed = secret.trim();
    if (trimmed === '') return;
    if (trimmed.length < SHORTEST_FORM) {
      this.#short.add(trimmed);
      return;
    }
    if (/[\s│┃|]/.test(trimmed)) this.#spaced = true;
    for (const form of formsOf(secret)) this.#addForm(form);
  }

  /** Whether white space, or what frames are drawn with, may stand within a secret. */
  get spaced(): boolean {
    return this.#spaced;
  }

  /** Whether the text is nothing but one of the short secrets. */
  isShortSecret(text: string): boolean {
    return text.length < 4 * SHORTEST_FORM && this.#short.has(text.trim());
  }

  /** Where secrets stand in a text, or the beginning of one. */
  find(text: string): Found[] {
    const found: Found[] = [];
    if (this.#forms.size === 0 || text.length < SHORTEST_FORM) return found;
    let hash = hashOf(text, 0);
    for (let end = SHORTEST_FORM; ; end += 1) {
      if (this.#filter[hash & FILTER_BITS] === 1) this.#compare(text, end - SHORTEST_FORM, hash, found);
      if (end >= text.length) return found;
      const left = text.charCodeAt(end - SHORTEST_FORM);
      hash = (Math.imul((hash - Math.imul(left, LEAVING)) | 0, BASE) + text.charCodeAt(end)) | 0;
    }
  }

  #addForm(form: SecretForm): void {
    const hash = hashOf(form.text, 0);
    this.#filter[hash & FILTER_BITS] = 1;
    const known = this.#forms.get(hash) ?? [];
    if (!known.some(({ text }) => text === form.text)) known.push(form);
    this.#forms.set(hash, known);
  }

  #compare(text: string, at: number, hash: number, found: Found[]): void {
    for (const form of this.#forms.get(hash) ?? []) {
      const length = sharedLength(text, at, form.text);
      if (length < form.text.length && !isCut(text, at + length, length, form.text)) continue;
      found.push({ from: at, to: at + length, base64: form.base64 === true });
    }
  }
}

function hashOf(text: string, from: number): number {
  let hash = 0;
  for (let index = from; index < from + SHORTEST_FORM; index += 1) hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
  return hash;
}

function sharedLength(text: string, at: number, form: string): number {
  let length = 0;
  while (length < form.length && text.charCodeAt(at + length) === form.charCodeAt(length)) length += 1;
  return length;
}

/** Whether the beginning of a secret was cut off there; half of one counts wherever it stands. */
function isCut(text: string, end: number, length: number, form: string): boolean {
  if (length < SHORTEST_BEGINNING) return false;
  return length * 2 >= form.length || end === text.length || text.startsWith('…', end) || text.startsWith('...', end);
}

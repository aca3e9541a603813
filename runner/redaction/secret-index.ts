import type { Found } from './found.ts';
import { formsOf, SHORTEST_FORM, type SecretForm } from './secret-forms.ts';
import { SecretParts } from './secret-parts.ts';
import { foldedCode, sharedLength } from './folded.ts';
import { letterCount } from './open-ranges.ts';

/** So much of a secret's beginning counts where the text breaks off. */
const SHORTEST_BEGINNING = 12;
const BASE = 31;
/** BASE to the power of SHORTEST_FORM - 1, in 32 bits: the weight of the letter that leaves the window. */
const LEAVING = Array.from({ length: SHORTEST_FORM - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);
const SMALLEST_FILTER = 0x10000;
/** The filter grows before more than one of so many places in it is taken. */
const SPARSE = 8;

/**
 * Finds many secrets in one pass over a text, after Rabin and Karp: the first letters of each form are hashed, and a rolling hash
 * over the text tells where to compare. Case makes no difference to the hash. Secrets can be added at any time; the time taken does not
 * depend on their number.
 */
export class SecretIndex {
  #filter = new Uint8Array(SMALLEST_FILTER);
  readonly #forms = new Map<number, Map<string, SecretForm>>();
  readonly #parts = new SecretParts();
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

  /** Where secrets stand in a text, or parts of one. */
  find(text: string): Found[] {
    const found: Found[] = [];
    if (this.#forms.size === 0 || text.length < SHORTEST_FORM) return found;
    const filter = this.#filter;
    const bits = filter.length - 1;
    let hash = hashOf(text, 0);
    /** Up to here a part is found already: what repeats itself is not looked at again and again. */
    let covered = 0;
    for (let end = SHORTEST_FORM; ; end += 1) {
      if (filter[hash & bits] === 1) {
        const at = end - SHORTEST_FORM;
        this.#compare(text, at, hash, found);
        if (end > covered) covered = Math.max(covered, this.#parts.find(text, at, hash, found));
      }
      if (end >= text.length) return found;
      const left = foldedCode(text, end - SHORTEST_FORM);
      hash = (Math.imul((hash - Math.imul(left, LEAVING)) | 0, BASE) + foldedCode(text, end)) | 0;
    }
  }

  #addForm(form: SecretForm): void {
    const hash = hashOf(form.text, 0);
    const known = this.#forms.get(hash) ?? new Map<string, SecretForm>();
    if (known.has(form.text)) return;
    known.set(form.text, form);
    this.#forms.set(hash, known);
    this.#note(hash);
    if (form.parts !== undefined) for (const part of this.#parts.add(form, form.parts, hashOf)) this.#note(part);
  }

  #note(hash: number): void {
    if ((this.#forms.size + this.#parts.size) * SPARSE > this.#filter.length) {
      this.#filter = new Uint8Array(this.#filter.length * SPARSE);
      for (const each of [this.#forms, this.#parts])
        for (const known of each.keys()) this.#filter[known & (this.#filter.length - 1)] = 1;
    }
    this.#filter[hash & (this.#filter.length - 1)] = 1;
  }

  #compare(text: string, at: number, hash: number, found: Found[]): void {
    for (const form of this.#forms.get(hash)?.values() ?? []) {
      const length = sharedLength(text, at, form.text, 0, form.exact === true);
      if (length < form.text.length && !isCut(text, at + length, length, form)) continue;
      found.push({ from: at, to: at + length, base64: form.base64 === true });
    }
  }
}

function hashOf(text: string, from: number): number {
  let hash = 0;
  for (let index = from; index < from + SHORTEST_FORM; index += 1)
    hash = (Math.imul(hash, BASE) + foldedCode(text, index)) | 0;
  return hash;
}

/** Whether the beginning of a secret was cut off there; half of one counts wherever it stands. */
function isCut(text: string, end: number, length: number, form: SecretForm): boolean {
  if (letterCount({ from: 0, to: length }, form.open) < SHORTEST_BEGINNING) return false;
  return (
    length * 2 >= form.text.length || end === text.length || text.startsWith('…', end) || text.startsWith('...', end)
  );
}

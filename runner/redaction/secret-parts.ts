import { sharedBefore, sharedLength } from './folded.ts';
import { letterCount } from './open-ranges.ts';
import { SHORTEST_FORM, type SecretForm } from './secret-forms.ts';
import type { Found } from './found.ts';

/** Of the same letters no more places are kept: what many secrets share, such as the beginning of a token, gives none of them away. */
const MOST_PLACES = 8;

interface Place {
  readonly form: SecretForm;
  readonly offset: number;
  /** How long a part must be. */
  readonly shortest: number;
}

/**
 * Parts of secrets from wherever in them. Of every few letters of a secret so many are hashed that each part of the shortest length holds
 * a hashed piece whole; from there it is compared in both directions.
 */
export class SecretParts {
  readonly #places = new Map<number, Place[]>();

  /** How many different pieces are known. */
  get size(): number {
    return this.#places.size;
  }

  /** The hashes of all pieces. */
  keys(): Iterable<number> {
    return this.#places.keys();
  }

  /**
   * Takes in the parts of a form that are at least `shortest` long.
   * @returns the hashes of its pieces
   */
  add(form: SecretForm, shortest: number, hashOf: (text: string, from: number) => number): number[] {
    const { text } = form;
    if (text.length <= shortest) return [];
    const step = shortest - SHORTEST_FORM + 1;
    const hashes: number[] = [];
    for (let offset = 0; offset + SHORTEST_FORM <= text.length; offset += step) {
      const hash = hashOf(text, offset);
      const places = this.#places.get(hash) ?? [];
      if (places.length >= MOST_PLACES) continue;
      places.push({ form, offset, shortest });
      this.#places.set(hash, places);
      hashes.push(hash);
    }
    return hashes;
  }

  /**
   * Adds the parts that a piece in the text at `at` belongs to.
   * @returns the end of the longest one; 0 without one
   */
  find(text: string, at: number, hash: number, found: Found[]): number {
    let end = 0;
    for (const { form, offset, shortest } of this.#places.get(hash) ?? []) {
      const exact = form.exact === true;
      const after = sharedLength(text, at, form.text, offset, exact);
      if (after < SHORTEST_FORM) continue;
      const before = sharedBefore(text, at, form.text, offset, exact, shortest);
      if (letterCount({ from: offset - before, to: offset + after }, form.open) < shortest) continue;
      found.push({ from: at - before, to: at + after, base64: form.base64 === true });
      end = Math.max(end, at + after);
    }
    return end;
  }
}

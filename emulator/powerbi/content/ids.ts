import { createHash } from 'node:crypto';

/** A UUID that follows from a name: the same in every run. */
export function idOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Ids for what callers create: a counter under a seed, so that the same calls give the same ids. */
export class IdSource {
  readonly #seed: string;
  #count = 0;
  constructor(seed: string) {
    this.#seed = seed;
  }

  next(): string {
    this.#count += 1;
    return idOf(`${this.#seed}/${this.#count}`);
  }
}

import type { Environment } from '../environment.ts';
import { KeptToken } from './kept-token.ts';
import type { TokenSource } from './token-source.ts';

/** Where the tokens of an environment come from; undefined where the collection signs in by itself. The same source for the same identity. */
export type TokensOf = (environment: Environment) => TokenSource | undefined;

/** The tokens of a run: one for each identity among the rows of its data. */
export class RunTokens {
  readonly #ofRow: readonly (KeptToken | undefined)[];

  /** @param rows the environment as each row has it */
  constructor(rows: readonly Environment[], tokensOf: TokensOf = () => undefined) {
    const kept = new Map<TokenSource, KeptToken>();
    this.#ofRow = rows.map((row) => {
      const source = tokensOf(row);
      if (!source) return undefined;
      const known = kept.get(source) ?? new KeptToken(source);
      kept.set(source, known);
      return known;
    });
  }

  /** The token of a row; undefined where the collection signs in by itself. */
  of(row: number): KeptToken | undefined {
    return this.#ofRow[row];
  }

  /** Whether all rows have the same token, so that without it nothing is left to do. */
  get isShared(): boolean {
    return new Set(this.#ofRow).size === 1;
  }
}

import type { AccessToken, TokenSource } from './token-source.ts';

/** A token is renewed this long before it ends, in milliseconds. Libraries keep theirs until five minutes before, and would give the same one again. */
const MARGIN = 240_000;

/** A token that has less left than this is not used any more when there is no other: between a request's beginning and its sending may lie a limit. */
const LEAST = 60_000;

/**
 * Keeps a token until it is about to end, and asks for it once however many want it. One that lives shorter than the margin is renewed
 * at half of its life; a source that gives the same token again is asked anew when half of what is left is over.
 */
export class KeptToken {
  readonly #source: TokenSource;
  #kept: AccessToken | undefined;
  #keptSince = 0;
  #renewAt = 0;
  #asking: Promise<AccessToken> | undefined;

  constructor(source: TokenSource) {
    this.#source = source;
  }

  /** The token, while there is no need to renew it. */
  get fresh(): AccessToken | undefined {
    return this.#kept !== undefined && Date.now() < this.#renewAt ? this.#kept : undefined;
  }

  /**
   * The token, renewed where it is time to. While the old one is good, a renewal that fails is tried again later.
   * @throws what the source says when there is none
   */
  get(): Promise<AccessToken> {
    if (this.fresh) return Promise.resolve(this.fresh);
    return (this.#asking ??= this.#ask().finally(() => (this.#asking = undefined)));
  }

  async #ask(): Promise<AccessToken> {
    try {
      this.#kept = await this.#source.get();
      this.#keptSince = Date.now();
    } catch (error) {
      if (this.#kept === undefined) throw error;
      const { expiresAt } = this.#kept;
      const least = Math.min(LEAST, (expiresAt - this.#keptSince) / 4);
      if (expiresAt - Date.now() < least) throw notRenewed(error);
    }
    const { expiresAt } = this.#kept;
    this.#renewAt = Math.max(expiresAt - MARGIN, (Date.now() + expiresAt) / 2);
    return this.#kept;
  }
}

function notRenewed(error: unknown): unknown {
  if (error instanceof Error) error.message = `the access token could not be renewed: ${error.message}`;
  return error;
}

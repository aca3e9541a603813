import type { Exchange } from '../exchange.ts';

/** An access token and its end. */
export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Where tokens come from, other than from the collection's own scripts. Whoever asks may be told no, by an error for people. */
export interface TokenSource {
  get(): Promise<AccessToken>;
}

/** Entra was asked for a token and said no. */
export class TokenRefused extends Error {
  /** The question and the answer as the diagnosis takes them, without secrets. */
  readonly exchange: Exchange;

  constructor(message: string, exchange: Exchange) {
    super(message);
    this.name = 'TokenRefused';
    this.exchange = exchange;
  }
}

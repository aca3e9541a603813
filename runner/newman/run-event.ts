import type { Exchange } from '../exchange.ts';

/** What happens to a request while the collection runs, in our own words. `item` is the request's id in the collection. */
export type RunEvent =
  | { readonly kind: 'begun'; readonly item: string }
  | {
      /** The request itself was sent; what its scripts send besides does not count. */
      readonly kind: 'sent';
      readonly item: string;
      readonly authorization?: string;
      readonly status?: number;
      readonly error?: string;
      readonly exchange?: Exchange;
    }
  /** The token endpoint refused, or did not answer, when a script of the request asked it for a token. */
  | { readonly kind: 'token-refused'; readonly item: string; readonly exchange: Exchange }
  | { readonly kind: 'assertion'; readonly item: string; readonly name: string; readonly passed: boolean; readonly message?: string }
  | { readonly kind: 'script-error'; readonly item: string; readonly message: string }
  | { readonly kind: 'done'; readonly item: string };

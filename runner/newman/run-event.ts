import type { Attempt, RunAssertion } from '../record/record.ts';
import type { RawExchange } from '../exchange.ts';

/** One thing that was sent, as it was seen on the wire; its address may still hold a secret. */
export type SentAttempt = Attempt;

/** Which request of the plan, and in which iteration, from 0. */
interface About {
  /** The request's id in the collection. */
  readonly item: string;
  readonly iteration: number;
}

/** What happens to a request while the collection runs, in our own words. */
export type RunEvent = About &
  (
    | { readonly kind: 'begun' }
    /** Something is about to be sent that may change something, or costs capacity; by the request itself or by a script of it. */
    | { readonly kind: 'changing' }
    | {
        /** The request itself was sent, and this is its last answer; what its scripts send besides comes as `besides`. */
        readonly kind: 'sent';
        readonly attempts: readonly SentAttempt[];
        readonly authorization?: string;
        readonly status?: number;
        readonly error?: string;
        readonly exchange?: RawExchange;
      }
    /** A script of the request sent something: for a token, for an id. */
    | { readonly kind: 'besides'; readonly attempts: readonly SentAttempt[]; readonly exchange?: RawExchange }
    /** The token endpoint refused, or did not answer, when a script of the request asked it for a token. */
    | { readonly kind: 'token-refused'; readonly exchange: RawExchange }
    /** The request was not sent: it is not allowed, or a limit would not have let it through in time. */
    | { readonly kind: 'held-back'; readonly reason: string }
    | ({ readonly kind: 'assertion' } & RunAssertion)
    | { readonly kind: 'script-error'; readonly message: string }
    /** A script wrote to the console. */
    | { readonly kind: 'console'; readonly level: string; readonly text: string }
    /** A script showed something as a table: its columns, and its rows, which may have more members. */
    | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly unknown[] }
    | { readonly kind: 'done' }
  );

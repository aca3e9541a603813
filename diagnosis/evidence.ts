import type { OperationFacts } from '../catalogue/model/facts.ts';
import type { Settings } from './settings/settings.ts';

export type { OperationFacts };

/** Claims of the token that was sent, as far as rules look at them. */
export interface TokenClaims {
  readonly aud?: string | readonly string[];
  readonly iss?: string;
  readonly tid?: string;
  readonly appid?: string;
  readonly azp?: string;
  readonly oid?: string;
  readonly sub?: string;
  readonly idtyp?: string;
  readonly scp?: string;
  readonly roles?: readonly string[];
  readonly upn?: string;
  readonly appidacr?: string;
  /** Seconds since 1970. */
  readonly exp?: number;
  readonly nbf?: number;
  readonly iat?: number;
}

/** Another call of the same run, and how it ended. */
export interface Neighbour {
  /** Official operation id. */
  readonly operation: string;
  /** `empty`: answered with an empty list. */
  readonly outcome: 'answered' | 'empty' | 'refused' | 'failed';
}

/**
 * Why a request never reached its host, where a proxy is the reason: it answered CONNECT with another status than 200, or it could not be
 * reached itself, or what answered is not a proxy. `proxy` is its host and port, without user and password.
 */
export type ProxyFailure =
  | { readonly kind: 'proxy refused'; readonly proxy: string; readonly host: string; readonly status: number }
  | { readonly kind: 'proxy unreachable'; readonly proxy: string; readonly host: string };

/** Everything that a diagnosis may look at. What is not known is absent or empty: no rule may take absence for evidence. */
export interface Evidence {
  readonly method: string;
  /** Address as it was sent. */
  readonly url: string;
  /** 0: there was no answer; or, from a text, it is not known. */
  readonly status: number;
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Null when there was no token, or when it is no JWT. */
  readonly claims: TokenClaims | null;
  /** The token as it was sent: absent when unknown. */
  readonly token?: 'none' | 'no jwt' | 'jwt';
  /** Who called, where somebody says so and nothing is known of the token. Absent: an app is assumed. */
  readonly saidCaller?: 'app' | 'user' | 'unknown';
  /** Absent where the request reached its host, or where it is not known why it did not. */
  readonly failure?: ProxyFailure;
  /**
   * How the answer came here: `exchange` (absent) was seen by the one who asks, `text` was read from what somebody pasted. A text proves
   * less: see `by-rules.ts`.
   */
  readonly origin?: 'exchange' | 'text';
  readonly operation: OperationFacts | null;
  readonly settings: Partial<Settings>;
  readonly neighbours: readonly Neighbour[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

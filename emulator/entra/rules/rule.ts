import type { Evidence } from '../../certainty.ts';
import type { EntraRefusal } from '../error-answer.ts';
import type { TokenRequest } from '../token-request.ts';

/** A reason for which the token endpoint refuses. `Result` is a promise for the rules that verify a signature. */
export interface TokenRule<Result = EntraRefusal | undefined | Promise<EntraRefusal | undefined>> extends Evidence {
  /** @returns undefined when the rule has nothing against the request */
  readonly refuse: (request: TokenRequest) => Result;
}

/** A rule that needs no waiting. */
export type PlainTokenRule = TokenRule<EntraRefusal | undefined>;

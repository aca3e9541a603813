import type { Range } from './view.ts';

/** A place where a secret, or a part of one, stands. */
export interface Found extends Range {
  /** It stands there in Base64: the letters beside it hold bits of it, too. */
  readonly base64: boolean;
}

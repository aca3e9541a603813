import type { ReasonPlace } from './reason-names.ts';

/** A reason that a text names outside of any JSON, and where. */
export interface ReasonFound {
  readonly at: number;
  /** The name, of Entra's the one that OAuth has for it; empty where only a number stands there. */
  readonly code: string;
  readonly place: ReasonPlace | 'entra';
  /** A number of Entra. */
  readonly aadsts?: number;
  /** The sentence with the number. */
  readonly words?: string;
  /** The message that stands with the name. */
  readonly message?: string;
}

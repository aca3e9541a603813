/**
 * How sure it is that the real service behaves as a rule says.
 * `documented`: Microsoft's documentation or description; `measured`: somebody probed the live service and wrote it down;
 * `reported`: users' captures, issues and logs; `inferred`: concluded here from the others.
 */
export type Certainty = 'documented' | 'measured' | 'reported' | 'inferred';

/** What every rule of the emulator says of itself. */
export interface Evidence {
  /** The rule's number in the rules table: T1.. for the token endpoint, A1.. for the API. */
  readonly id: string;
  /** What the rule refuses, in words. */
  readonly title: string;
  readonly certainty: Certainty;
  /** Where the behaviour is known from. */
  readonly source: string;
}

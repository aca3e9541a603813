/**
 * How sure it is that the real service behaves as a rule says.
 * `documented`: Microsoft's documentation or description; `measured`: somebody probed the live service and wrote it down;
 * `reported`: users' captures, issues and logs; `inferred`: concluded here from the others.
 */
export type Certainty = 'documented' | 'measured' | 'reported' | 'inferred';

/** What every rule of the emulator says of itself. */
export interface Evidence {
  /**
   * Our own number, which its exchanges in `test/wire` also have: T1.. for the token endpoint, A1.. for the Power BI API, F1.. for Fabric's.
   * A letter behind it marks a relative of that rule.
   */
  readonly id: string;
  /** What the rule refuses, in words. */
  readonly title: string;
  readonly certainty: Certainty;
  /** Where the behaviour is known from. */
  readonly source: string;
}

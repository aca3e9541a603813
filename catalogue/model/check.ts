/** A request that must be refused. It only reads: nothing can be changed if it is answered all the same. */
export interface Check {
  /** Stable. */
  readonly id: string;
  /** What is wrong with it, in a few words; its request is called "Refusal 3 Token that has expired". */
  readonly name: string;
  readonly operation: string;
  /** Values of path parameters, typed in place. */
  readonly path?: Readonly<Record<string, string>>;
  /** The whole query: what is not named here is not sent, even where the description demands it. */
  readonly query?: Readonly<Record<string, string>>;
  /** In place of its own token: none at all, or what a script in `scripts/prerequest/checks/` of that name gives it. */
  readonly token?: 'none' | 'garbage' | 'expired' | 'foreign';
  /** Users are answered: with their token it is left out. */
  readonly onlyApps?: true;
  /** How it may be refused; several where the evidence differs. */
  readonly answers: readonly number[];
  /** What is known of the refusal, in sentences. */
  readonly about: string;
}

/** Checks that do not depend on each other. */
export interface Checks {
  /** What the names of their requests begin with; that of no recipe. */
  readonly short: string;
  readonly list: readonly Check[];
}

/** What the request of a check is called. */
export function checkNameOf({ short, list }: Checks, check: Check): string {
  return `${short} ${list.indexOf(check) + 1} ${check.name}`;
}

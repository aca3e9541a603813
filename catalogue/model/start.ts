/** One step of a folder of first steps: an operation of the API under a name of its own. */
export interface StartStep {
  /** Stable, for programs. */
  readonly id: string;
  /** Name of the request. */
  readonly name: string;
  readonly operation: string;
  /** Query parameters to send instead of the operation's own. */
  readonly query?: Readonly<Record<string, string>>;
  /** The answer's list must have something in it. */
  readonly notEmpty?: true;
  /** The token's claims are judged before the answer. */
  readonly judgesToken?: true;
  /** Ids of the steps without which it cannot be answered. */
  readonly needs: readonly string[];
  /** A refusal is no failure, unless somebody does this: the test line says "not needed unless" and this. */
  readonly neededOnlyIf?: string;
  /** What it checks, for the folder's documentation. */
  readonly about: string;
}

/** The folder that leads from nothing to access; its requests only repeat calls that stand elsewhere. */
export interface StartFolder {
  readonly name: string;
  readonly about: string;
  readonly steps: readonly StartStep[];
}

/** Names of all the steps that must be OK before one can be sent, in order. */
export function stepsBefore(steps: readonly StartStep[], { needs }: StartStep): string[] {
  const direct = steps.filter(({ id }) => needs.includes(id));
  return [...new Set(direct.flatMap((step) => [...stepsBefore(steps, step), step.name]))];
}

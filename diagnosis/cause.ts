/** How sure the facts are that a rule rests on. */
export type Certainty = 'documented' | 'measured' | 'reported' | 'inferred';

/** One explanation of an answer, with its cure. */
export interface Cause {
  /** Stable, such as `PBI_TENANT_SWITCH`. */
  readonly code: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** The evidence in one sentence. */
  readonly why: string;
  /** What to do, step by step, with the real names from the evidence. */
  readonly fix: readonly string[];
  /** A page to read on. */
  readonly docs: string;
  readonly certainty: Certainty;
}

/** What a diagnosis says, most likely cause first; empty when there is nothing to explain. */
export interface Diagnosis {
  readonly causes: readonly Cause[];
}

/** How sure the facts are that a rule rests on. */
export type Certainty = 'documented' | 'measured' | 'reported' | 'inferred';

/** One explanation of an answer, with its cure. */
export interface Cause {
  /** Stable, such as `PBI_TENANT_SWITCH`. */
  readonly code: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** What the service itself said of it, at most 600 characters; on the first cause alone, absent where the answer has no words. */
  readonly said?: string;
  /** What support asks for: the ids of the request at the service, and its time; on the first cause alone. */
  readonly trace?: string;
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

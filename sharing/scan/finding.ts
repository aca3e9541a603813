import type { RuleId, Severity } from './rules.ts';

/** Something in a file that should not be handed on. No text in it shows the secret. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly file: string;
  /** Where it stands in the document, such as `item[3] "Get Groups" › request › header Authorization`; empty in plain text. */
  readonly place: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What it is. */
  readonly what: string;
  readonly advice: string;
}

/** A finding while it is still being placed. */
export interface Hit {
  readonly rule: RuleId;
  /** Where it stands in the text that was looked at. */
  readonly from: number;
  readonly to: number;
  /** The secret itself; it leaves the scan only as a mask over what is printed. */
  readonly secret: string;
  readonly what: string;
  /** Steps from the text to what holds the secret. */
  readonly place: readonly string[];
}

/** So many hits in one text are kept; what comes after them is not looked at, and that is a finding, too. */
export const MOST_HITS = 10_000;

/** Finds one kind of secret in a text. */
export type Detect = (text: string, now: number) => readonly Hit[];

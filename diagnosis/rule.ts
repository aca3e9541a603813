import type { Cause, Certainty } from './cause.ts';
import type { AnswerExample } from './examples/example.ts';
import type { View } from './view.ts';

/**
 * One cause and how it is recognised, what it is taken from and an example: the page and the tests are made from it. The stage decides the
 * order: what the claims prove comes before what a status hints at. `check-rules.ts` says what must hold of it.
 */
export interface Rule {
  readonly code: string;
  readonly title: string;
  /** `claims`: proven by the token itself. `reason`: named by header or body. `shape`: follows from status, path and caller. `doubt`: possible. */
  readonly stage: 'claims' | 'reason' | 'shape' | 'doubt';
  /** Where it applies it is the only cause: the request did not get to where ids, roles and settings are looked at. */
  readonly alone?: true;
  /** One of a short list for an answer that shows next to nothing: it may come behind others of the list, and share its example with them. */
  readonly guess?: true;
  readonly certainty: Certainty;
  readonly docs: string;
  /** Where the fact comes from, for the page of all rules. */
  readonly source: string;
  /** What the rule looks at, for the page of all rules. */
  readonly evidence: string;
  /** An answer that it explains, as its first cause (as any of them where it is a doubt or a guess): for the page of all rules, and for the tests. */
  readonly example: AnswerExample;
  /** An answer as like it as possible, to which it does not apply: for the tests. */
  readonly nearMiss: AnswerExample;
  /** The explanation when the rule applies, else null. Neither throws, whatever the evidence. */
  explain(view: View): { readonly why: string; readonly fix: readonly string[]; readonly certainty?: Certainty } | null;
}

/** The cause that a rule finds; null when it does not apply. */
export function causeOf(rule: Rule, view: View): Cause | null {
  const found = rule.explain(view);
  if (!found) return null;
  const { code, title, docs } = rule;
  return { code, title, why: found.why, fix: found.fix, docs, certainty: found.certainty ?? rule.certainty };
}

const STAGES: readonly Rule['stage'][] = ['claims', 'reason', 'shape', 'doubt'];

/** Rules in the order in which they are asked: by their stage, and within a stage as they are given. */
export function inOrder<R extends Pick<Rule, 'stage'>>(rules: readonly R[]): R[] {
  return STAGES.flatMap((stage) => rules.filter((rule) => rule.stage === stage));
}

import type { AnswerExample } from '../examples/example.ts';
import type { Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { applies, type When } from './when.ts';
import { evidenceOf } from './evidence.ts';

export type { When };

/** One entry of a family: a cause, how it is recognised, its cure, and where both come from. */
export interface Row extends Pick<Rule, 'code' | 'title' | 'certainty' | 'docs' | 'source'> {
  readonly when: When;
  readonly why: string | ((view: View) => string);
  /** Steps, the one that most often helps first. */
  readonly fix: readonly string[] | ((view: View) => readonly string[]);
  /** An answer that it explains, as its first cause. */
  readonly example: AnswerExample;
  /** An answer like it that it does not explain. */
  readonly nearMiss: AnswerExample;
  /** `reason` when absent. */
  readonly stage?: Rule['stage'];
  /** What it goes by, where {@link When} does not say it all. */
  readonly evidence?: string;
}

/** A row as a rule. In the collection's scripts rows have neither `why` nor `fix`: the page has them. */
export function ruleOf(row: Row): Rule {
  const { when, why = '', fix = [], stage = 'reason', evidence = evidenceOf(when) } = row;
  return {
    ...row,
    stage,
    evidence,
    explain: (view) =>
      applies(when, view)
        ? { why: typeof why === 'string' ? why : why(view), fix: typeof fix === 'function' ? fix(view) : fix }
        : null,
  };
}

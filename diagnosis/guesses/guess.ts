import type { Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** What a text that says little may mean: a cause that other rules prove, and the request that would prove it. */
export interface Guess {
  readonly of: Pick<Rule, 'code' | 'title' | 'docs'>;
  readonly why: string;
  readonly fix: (view: View) => readonly string[];
}

/** What the guesses of one short list have in common. */
interface ShortList extends Pick<Rule, 'source' | 'evidence' | 'example' | 'nearMiss'> {
  /** Whether it is the most frequent of them. The others are doubts. */
  readonly isFirst: boolean;
  readonly applies: (view: View) => boolean;
}

/** A guess as a rule. */
export function guessRule({ of, why, fix }: Guess, { isFirst, applies, ...about }: ShortList): Rule {
  const { code, title, docs } = of;
  return {
    code,
    title,
    docs,
    stage: isFirst ? 'shape' : 'doubt',
    certainty: 'inferred',
    guess: true,
    ...about,
    explain: (view) => (applies(view) ? { why, fix: fix(view) } : null),
  };
}

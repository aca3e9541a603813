import type { Cause } from '../cause.ts';
import type { Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** What a line of Postman's test results says of a failure: no reason in full and no page, for which it has no room. */
export type CarriedCause = Pick<Cause, 'code' | 'title' | 'said' | 'fix'>;

/** Why an answer is as it is, as far as a script knows; null where there is nothing to explain. Neighbours go by their operation's id. */
export type CarriedDiagnosis = (evidence: Evidence) => CarriedCause | null;

/** What a script asks of a rule. Without steps the line names the page that has them. */
export interface CarriedRule extends Pick<Rule, 'code' | 'title' | 'stage'> {
  explain(view: View): { readonly fix?: readonly string[] } | null;
}

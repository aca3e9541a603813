import { diagnoseBy } from './by-rules.ts';
import type { Diagnosis } from './cause.ts';
import type { Evidence } from './evidence.ts';
import { rules } from './every-rule.ts';

/** Why an answer is as it is, by every rule, most likely cause first. */
export function diagnose(evidence: Evidence): Diagnosis {
  return diagnoseBy(rules, evidence);
}

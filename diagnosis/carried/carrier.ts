import { diagnoseBy } from '../by-rules.ts';
import type { Rule } from '../rule.ts';
import { describeToken } from '../token-report.ts';
import type { CarriedDiagnosis } from './carried.ts';

/** What a script carries, by these rules about calls. */
export function carryRules(rules: readonly Rule[]): CarriedDiagnosis {
  return { diagnose: (evidence) => diagnoseBy(rules, evidence), judgeToken: describeToken };
}

import { idOf, unpackFacts, type PackedFacts } from '../../catalogue/model/packed-facts.ts';
import { diagnoseBy } from '../by-rules.ts';
import type { Rule } from '../rule.ts';
import { describeToken } from '../token-report.ts';
import type { CarriedDiagnosis } from './carried.ts';

/** What a script carries, by these rules about calls and the facts of the collection's requests. */
export function carryRules(rules: readonly Rule[], facts: PackedFacts): CarriedDiagnosis {
  return {
    diagnose: (request, evidence) =>
      diagnoseBy(rules, {
        ...evidence,
        operation: unpackFacts(facts, request),
        neighbours: evidence.neighbours.map((neighbour) => ({
          ...neighbour,
          operation: idOf(facts, neighbour.operation),
        })),
      }),
    judgeToken: describeToken,
  };
}

import { diagnoseBy } from '../by-rules.ts';
import { callRules } from '../rules/calls.ts';
import { idOf, unpackFacts, type PackedFacts } from '../../catalogue/packed-facts.ts';
import { describeToken } from '../token-report.ts';
import type { CarriedDiagnosis } from './carried.ts';

/** For the test script: the rules about calls, and the facts of the collection's requests. */
export function carry(facts: PackedFacts): CarriedDiagnosis {
  return {
    diagnose: (request, evidence) =>
      diagnoseBy(callRules, {
        ...evidence,
        operation: unpackFacts(facts, request),
        neighbours: evidence.neighbours.map((neighbour) => ({ ...neighbour, operation: idOf(facts, neighbour.operation) })),
      }),
    judgeToken: describeToken,
  };
}

import type { PackedFacts } from '../../catalogue/model/packed-facts.ts';
import { callRules } from '../rules/calls.ts';
import type { CarriedDiagnosis } from './carried.ts';
import { carryRules } from './carrier.ts';

/** For the test script: the rules about calls, and the facts of the collection's requests. */
export function carry(facts: PackedFacts): CarriedDiagnosis {
  return carryRules(callRules, facts);
}

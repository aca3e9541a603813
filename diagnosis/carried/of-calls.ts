import { callRules } from '../rules/calls.ts';
import type { CarriedDiagnosis } from './carried.ts';
import { carryRules } from './carrier.ts';

/** For the test script: the rules about calls. */
export function carry(): CarriedDiagnosis {
  return carryRules(callRules);
}

import { diagnoseBy } from '../by-rules.ts';
import { generalRules } from '../rules/general/index.ts';
import { listRules } from '../rules/lists.ts';
import { tokenRules } from '../rules/token/index.ts';
import type { CarriedDiagnosis } from './carried.ts';

/** For the pre-request script: the rules about what it sends itself, which are token requests, of no operation, and lists of ids. */
export function carry(): CarriedDiagnosis {
  return {
    diagnose: (evidence) =>
      diagnoseBy(evidence.operation === null ? [...generalRules, ...tokenRules] : listRules, evidence),
  };
}

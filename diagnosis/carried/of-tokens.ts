import { diagnoseBy } from '../by-rules.ts';
import { generalRules } from '../rules/general/index.ts';
import { tokenRules } from '../rules/token/index.ts';
import type { CarriedDiagnosis } from './carried.ts';

/** For the pre-request script: the rules about a token that was not given. */
export function carry(): CarriedDiagnosis {
  return { diagnose: (_request, evidence) => diagnoseBy([...generalRules, ...tokenRules], { ...evidence, operation: null }) };
}

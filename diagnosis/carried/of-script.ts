import type { PackedFacts } from '../../catalogue/model/packed-facts.ts';
import { diagnoseBy } from '../by-rules.ts';
import { generalRules } from '../rules/general/index.ts';
import { listRules } from '../rules/lists.ts';
import { tokenRules } from '../rules/token/index.ts';
import type { CarriedDiagnosis } from './carried.ts';
import { carryRules } from './carrier.ts';

/** For the pre-request script: the rules about what it sends itself, which are token requests, without a name, and lists of ids. */
export function carry(facts: PackedFacts): CarriedDiagnosis {
  const lists = carryRules(listRules, facts);
  return {
    diagnose: (request, evidence) =>
      request === ''
        ? diagnoseBy([...generalRules, ...tokenRules], { ...evidence, operation: null })
        : lists.diagnose(request, evidence),
  };
}

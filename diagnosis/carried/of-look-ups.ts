import { claimsRules } from '../rules/claims/index.ts';
import { noAnswer } from '../rules/general/no-answer.ts';
import { serviceError } from '../rules/general/service-error.ts';
import type { CarriedDiagnosis, CarriedRule } from './carried.ts';
import { firstCause } from './first-cause.ts';
import { lookUpRows, type LookUpRow } from './look-up-rows.ts';
import { notTheService } from './not-the-service.ts';
import { ruleOfRow } from './rule-of-row.ts';

/**
 * Why a list of ids was refused which the pre-request script asked for: by the token's claims, by what the service names, by the status.
 * What else it may be, and what to do, the list's own request says when it is sent.
 */
export const causeOfLookUp: CarriedDiagnosis = (evidence) => firstCause(rules(), evidence);

function rules(): readonly CarriedRule[] {
  const proven = claimsRules.filter(({ stage }) => stage === 'claims');
  return [noAnswer, notTheService, unlessNamed(serviceError), ...proven, ...lookUpRows.map(ruleOfLookUpRow)];
}

/** For a user the scopes come first, and these go by the operation. */
function ruleOfLookUpRow(row: LookUpRow): CarriedRule {
  return ruleOfRow(row, 'reason', ({ caller, says, path, status, answer }) => {
    if (caller === 'user') return false;
    if ('status' in row) return status === row.status && answer.names.length === 0;
    return says(...row.says) && !row.unless.test(`${path} ${answer.message}`);
  });
}

/** A reason of the service's own comes before what a status says; the rules about reasons are in the test script. */
function unlessNamed(rule: CarriedRule): CarriedRule {
  return { ...rule, explain: (view) => (view.answer.names.length > 0 ? null : rule.explain(view)) };
}

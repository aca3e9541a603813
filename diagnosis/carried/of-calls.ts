import { claimsRules } from '../rules/claims/index.ts';
import { noAnswer } from '../rules/general/no-answer.ts';
import { serviceError } from '../rules/general/service-error.ts';
import { powerBiRules } from '../rules/powerbi/index.ts';
import type { CarriedDiagnosis, CarriedRule } from './carried.ts';
import { firstCause } from './first-cause.ts';
import { notTheService } from './not-the-service.ts';
import { powerBiRows, type PowerBiRow } from './powerbi-rows.ts';
import { rowApplies } from './row-applies.ts';
import { ruleOfRow } from './rule-of-row.ts';

/** Why an answer of Power BI is as it is. */
export const causeOfCall: CarriedDiagnosis = (evidence) => firstCause(rules(), evidence);

/** In the order of `../call-rules.ts`. */
function rules(): readonly CarriedRule[] {
  return [noAnswer, notTheService, serviceError, ...claimsRules, ...powerBiRows.map(ruleOfPowerBiRow), ...powerBiRules];
}

function ruleOfPowerBiRow(row: PowerBiRow): CarriedRule {
  return ruleOfRow(row, row.stage ?? 'reason', (view) => rowApplies(row, view));
}

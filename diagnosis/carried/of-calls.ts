import { saysOneOf } from '../families/says-one-of.ts';
import { claimsRules } from '../rules/claims/index.ts';
import { noAnswer } from '../rules/general/no-answer.ts';
import { proxyAnswered } from '../rules/general/proxy.ts';
import { serviceError } from '../rules/general/service-error.ts';
import { powerBiRules } from '../rules/powerbi/index.ts';
import type { CarriedDiagnosis, CarriedRule } from './carried.ts';
import { firstCause } from './first-cause.ts';
import { nameRows, type NameRow } from './name-rows.ts';
import { ruleOfRow } from './rule-of-row.ts';

/** Why an answer of Power BI is as it is. */
export const causeOfCall: CarriedDiagnosis = (evidence) => firstCause(rules, evidence);

/** In the order of `rules/calls.ts`. */
const rules: readonly CarriedRule[] = [
  noAnswer,
  proxyAnswered,
  serviceError,
  ...claimsRules,
  ...nameRows.map(ruleOfNames),
  ...powerBiRules,
];

function ruleOfNames(row: NameRow): CarriedRule {
  return ruleOfRow(
    row,
    ({ service, status, answer }) => service === 'powerbi' && status >= 400 && saysOneOf(row.says, answer.names),
  );
}

import { claimsRules } from '../rules/claims/index.ts';
import { noAnswer } from '../rules/general/no-answer.ts';
import { serviceError } from '../rules/general/service-error.ts';
import { switchOff } from '../rules/powerbi/switch-off.ts';
import { throttled } from '../rules/powerbi/throttled.ts';
import { workspaceRoleMissing } from '../rules/powerbi/workspace-role.ts';
import type { CarriedDiagnosis, CarriedRule } from './carried.ts';
import { firstCause } from './first-cause.ts';
import { notTheService } from './not-the-service.ts';

/**
 * Why a list of ids was refused which the pre-request script asked for: by the token's claims, by what the service names, by the status.
 * What else it may be, and what to do, the list's own request says when it is sent.
 */
export const causeOfLookUp: CarriedDiagnosis = (evidence) => firstCause(rules, evidence);

const rules: readonly CarriedRule[] = [
  noAnswer,
  notTheService,
  unlessNamed(serviceError),
  ...claimsRules.filter(({ stage }) => stage === 'claims'),
  unlessOfUser(switchOff),
  unlessOfUser(workspaceRoleMissing),
  unlessNamed(throttled),
];

/** The service's own reason comes before what a status says; the rules about reasons are in the test script. */
function unlessNamed(rule: CarriedRule): CarriedRule {
  return { ...rule, explain: (view) => (view.answer.names.length > 0 ? null : rule.explain(view)) };
}

/** For a user, scopes are looked at first, and these go by the operation. */
function unlessOfUser(rule: CarriedRule): CarriedRule {
  return { ...rule, explain: (view) => (view.caller === 'user' ? null : rule.explain(view)) };
}

import { claimsRules } from '../rules/claims/index.ts';
import { noAnswer } from '../rules/general/no-answer.ts';
import { proxyAnswered } from '../rules/general/proxy.ts';
import { serviceError } from '../rules/general/service-error.ts';
import { switchOff } from '../rules/powerbi/switch-off.ts';
import { throttled } from '../rules/powerbi/throttled.ts';
import { workspaceRoleMissing } from '../rules/powerbi/workspace-role.ts';
import type { CarriedDiagnosis, CarriedRule } from './carried.ts';
import { firstCause } from './first-cause.ts';

/**
 * Why a list of ids was refused which the pre-request script asked for: by the token's claims, by what the service names, by the status.
 * What else it may be, the list's own request says when it is sent.
 */
export const causeOfLookUp: CarriedDiagnosis = (evidence) => firstCause(rules, evidence);

const rules: readonly CarriedRule[] = [
  noAnswer,
  proxyAnswered,
  serviceError,
  ...claimsRules,
  switchOff,
  workspaceRoleMissing,
  throttled,
];

import type { Answer } from '../call.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import { adminSwitchOff } from './call/admin-switch.ts';
import { userNotAdministrator } from './call/admin-user.ts';
import { adminWriteByApp } from './call/admin-write.ts';
import { applicationPermission } from './call/application-permission.ts';
import { bindOwnerOnly } from './call/bind-owner-only.ts';
import { capacityPaused } from './call/capacity-paused.ts';
import { closedToApps } from './call/closed-to-apps.ts';
import { conditionalAccessChallenge } from './call/conditional-access.ts';
import { contentTypeMissing } from './call/content-type.ts';
import { contestedAdmin } from './call/contested-admin.ts';
import { creationSwitchOff } from './call/creation-switch.ts';
import { embedSwitchOff } from './call/embed-switch.ts';
import { gatewayNotAdministered } from './call/gateway-not-administered.ts';
import { ownerLeft } from './call/owner-left.ts';
import { ownerOnly } from './call/owner-only.ts';
import { pathUnknown } from './call/path-unknown.ts';
import { personalWorkspace } from './call/personal-workspace.ts';
import { premiumPerUser } from './call/premium-per-user.ts';
import { profileForeign } from './call/profile-foreign.ts';
import { profileSwitchOff } from './call/profile-switch.ts';
import { queryRowLevelSecurity } from './call/query-row-level-security.ts';
import { querySwitchOff } from './call/query-switch.ts';
import { queryWithoutBuild } from './call/query-without-build.ts';
import { queryWithoutRole } from './call/query-without-role.ts';
import { roleTooLow } from './call/role-too-low.ts';
import { scopeMissing } from './call/scope-missing.ts';
import { servicePrincipalOnly } from './call/service-principal-only.ts';
import { servicePrincipalSwitchOff } from './call/service-principal-switch.ts';
import { throttled } from './call/throttled.ts';
import { userUnlicensed } from './call/unlicensed.ts';
import { workspaceRoleMissing } from './call/workspace-role-missing.ts';
import type { Attempt, CallRefusal, TokenAttempt, TokenRefusal } from './rule.ts';
import { audienceForeign } from './token/audience.ts';
import { tokenMalformed } from './token/malformed.ts';
import { tokenMissing } from './token/missing.ts';
import { tokenRejected } from './token/rejected.ts';

export type { Attempt, CallRefusal, TokenAttempt, TokenRefusal } from './rule.ts';

/** Why a token is refused, in the order in which the rules are asked. */
export const tokenRefusals: readonly TokenRefusal[] = [tokenMissing, tokenMalformed, tokenRejected, audienceForeign];

/** Why a call with a good token is refused, in the order in which the rules are asked. What the handlers find in the content is not in here. */
export const callRefusals: readonly CallRefusal[] = [
  conditionalAccessChallenge,
  servicePrincipalSwitchOff,
  closedToApps,
  servicePrincipalOnly,
  userUnlicensed,
  adminSwitchOff,
  userNotAdministrator,
  applicationPermission,
  adminWriteByApp,
  contestedAdmin,
  scopeMissing,
  profileSwitchOff,
  profileForeign,
  personalWorkspace,
  queryWithoutRole,
  workspaceRoleMissing,
  queryWithoutBuild,
  querySwitchOff,
  queryRowLevelSecurity,
  capacityPaused,
  premiumPerUser,
  roleTooLow,
  creationSwitchOff,
  embedSwitchOff,
  gatewayNotAdministered,
  throttled,
  contentTypeMissing,
  ownerOnly,
  bindOwnerOnly,
  ownerLeft,
  pathUnknown,
];

/** The first reason to refuse the token, if any. */
export function refuseToken(attempt: TokenAttempt): Answer | undefined {
  return asSwitched(
    first(tokenRefusals, (rule) => rule.refuse(attempt)),
    attempt.tenant,
  );
}

/** The first reason to refuse the call, if any. */
export function refuseCall(attempt: Attempt): Answer | undefined {
  return asSwitched(
    first(callRefusals, (rule) => rule.refuse(attempt)),
    attempt.tenant,
  );
}

/** A refusal with 401 or 403 as the tenant's switches want it; other answers stay. */
function asSwitched(answer: Answer | undefined, { switches }: TenantDefinition): Answer | undefined {
  if (answer === undefined || (answer.status !== 401 && answer.status !== 403)) return answer;
  const status = switches.refusalStatus === 'as-reported' ? answer.status : answer.status === 401 ? 403 : 401;
  return switches.refusalReason === 'silent' ? { status } : { ...answer, status };
}

function first<Rule>(rules: readonly Rule[], ask: (rule: Rule) => Answer | undefined): Answer | undefined {
  for (const rule of rules) {
    const refusal = ask(rule);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

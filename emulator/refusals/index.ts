import type { Answer } from '../call.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import { adminSwitchOff } from './call/admin-switch.ts';
import { userNotAdministrator } from './call/admin-user.ts';
import { adminWriteByApp } from './call/admin-write.ts';
import { applicationPermission } from './call/application-permission.ts';
import { closedToApps } from './call/closed-to-apps.ts';
import { creationSwitchOff } from './call/creation-switch.ts';
import { pathUnknown } from './call/path-unknown.ts';
import { profileSwitchOff } from './call/profile-switch.ts';
import { queryRowLevelSecurity } from './call/query-row-level-security.ts';
import { querySwitchOff } from './call/query-switch.ts';
import { queryWithoutBuild } from './call/query-without-build.ts';
import { queryWithoutRole } from './call/query-without-role.ts';
import { roleTooLow } from './call/role-too-low.ts';
import { scopeMissing } from './call/scope-missing.ts';
import { servicePrincipalSwitchOff } from './call/service-principal-switch.ts';
import { throttled } from './call/throttled.ts';
import { workspaceRoleMissing } from './call/workspace-role-missing.ts';
import type { Attempt, CallRefusal, TokenRefusal } from './rule.ts';
import { audienceForeign } from './token/audience.ts';
import { tokenMalformed } from './token/malformed.ts';
import { tokenMissing } from './token/missing.ts';
import { tokenRejected } from './token/rejected.ts';
import type { TokenState } from './verified-token.ts';

export type { Attempt, CallRefusal, TokenRefusal } from './rule.ts';

/** Why a token is refused, in the order in which the rules are asked. */
export const tokenRefusals: readonly TokenRefusal[] = [tokenMissing, tokenMalformed, tokenRejected, audienceForeign];

/** Why a call with a good token is refused, in the order in which the rules are asked. What depends on the content is not in here. */
export const callRefusals: readonly CallRefusal[] = [
  servicePrincipalSwitchOff,
  closedToApps,
  adminSwitchOff,
  userNotAdministrator,
  applicationPermission,
  adminWriteByApp,
  scopeMissing,
  queryWithoutRole,
  workspaceRoleMissing,
  queryWithoutBuild,
  querySwitchOff,
  queryRowLevelSecurity,
  roleTooLow,
  creationSwitchOff,
  profileSwitchOff,
  throttled,
  pathUnknown,
];

/** The first reason to refuse the token, if any. */
export function refuseToken(token: TokenState, tenant: TenantDefinition): Answer | undefined {
  return first(tokenRefusals, (rule) => rule.refuse(token, tenant));
}

/** The first reason to refuse the call, if any. */
export function refuseCall(attempt: Attempt): Answer | undefined {
  return first(callRefusals, (rule) => rule.refuse(attempt));
}

function first<Rule>(rules: readonly Rule[], ask: (rule: Rule) => Answer | undefined): Answer | undefined {
  for (const rule of rules) {
    const refusal = ask(rule);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

import type { View } from '../../view.ts';
import { claimsRules } from '../claims/index.ts';

/** The header's reason when a tenant setting keeps an app out. */
export const SWITCH_OFF = 'ServicePrincipalIsNotAllowedByTenantAdminSwitch';

/** Reads that an app may make without a role in any workspace, as soon as the developer setting lets it in. */
export const listsWorkspaces = /^Groups_GetGroups$/;

/** Reads inside a workspace. */
export const readsWorkspace = /^(Groups_GetGroup|[A-Za-z]+_Get\w*InGroup|Dataflows_GetDataflows?)$/;

/** Whether the service says that the path is not for apps. */
export function saysClosedToApps({ refused, answer }: View): boolean {
  return refused && /not accessible for application/i.test(answer.message);
}

/** Whether nothing speaks against the token; only then may a rule look for a missing right. */
export function tokenLooksGood(view: View): boolean {
  const { token } = view.evidence;
  if (token === 'none' || token === 'no jwt' || view.says('InvalidToken', 'TokenExpired')) return false;
  return claimsRules.every((rule) => rule.stage !== 'claims' || rule.explain(view) === null);
}

/** A refusal by Power BI, of a valid token, that names no reason: PowerBINotAuthorizedException repeats the status. */
export function hasNoReason(view: View): boolean {
  const { answer, service, refused } = view;
  if (service !== 'powerbi' || !refused || answer.envelope === 'html') return false;
  if (/insufficient_claims/i.test(answer.header('www-authenticate'))) return false;
  // On the Fabric host Power BI's paths also say Unauthorized.
  return (
    [answer.info, answer.code].every((reason) => /^(PowerBINotAuthorizedException|Unauthorized)?$/i.test(reason)) &&
    tokenLooksGood(view)
  );
}

/** {@link hasNoReason}, and nothing in it that could not be read: what was cut off or is unknown may have named one. */
export function isUnexplained(view: View): boolean {
  const { envelope, code, info } = view.answer;
  return hasNoReason(view) && (envelope === 'empty' || code !== '' || info !== '');
}

/** {@link isUnexplained}, and not even PowerBINotAuthorizedException: what refuses may stand before the service that knows objects. */
export function isSilent(view: View): boolean {
  return isUnexplained(view) && view.answer.code === '' && view.answer.info === '';
}

/** {@link isUnexplained} by what lies behind the developer setting: a code says so, or another call of the run that was let in. */
export function isRefusedInside(view: View): boolean {
  return (
    isUnexplained(view) &&
    (!isSilent(view) || view.saw(listsWorkspaces, 'answered', 'empty') || view.saw(readsWorkspace, 'answered'))
  );
}

/** Whether the path lies in a workspace. */
export function isInWorkspace({ path, isAdmin }: View): boolean {
  return !isAdmin && /^\/v1\.0\/myorg\/groups\/[^/]+/i.test(path);
}

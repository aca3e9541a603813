import type { ClosedReason, Method, ServicePrincipalSupport } from '../../model/types.ts';

/** What the prose of one operation says about callers. */
export interface CallerRules {
  readonly servicePrincipal: ServicePrincipalSupport;
  readonly closedReason?: ClosedReason;
  readonly profile: boolean;
  readonly noAdminConsentedPermission: boolean;
}

/** 30 of the 34 sentences misspell "principal" and "permissions"; both spellings count. */
const NO_ADMIN_CONSENT = /service prin[ci]+pal authentication, an app \*{0,2}must not\*{0,2} have any admin-consent/i;
const PROFILE = /can be called by a service principal profile/i;
const ADMIN = /(Fabric administrator|administrator rights) or authenticate using a service principal/i;
const CONDITIONAL = /To use Service Principals, make sure/i;
const ONLY = /Can only be called by a service principal|caller must use service principal/i;
const UNSUPPORTED = /Service principal authentication isn't supported/i;

/**
 * Reads the caller rules out of an operation's prose. The order matters: a sentence about profiles outranks the
 * My-workspace rule, which is nowhere stated per operation but follows from the path having a twin under `/groups/{groupId}`.
 */
export function readCallerRules(operation: {
  method: Method;
  path: string;
  prose: string;
  hasGroupTwin: boolean;
}): CallerRules {
  const { path, prose, hasGroupTwin } = operation;
  const profile = PROFILE.test(prose);
  const noAdminConsentedPermission = NO_ADMIN_CONSENT.test(prose);
  const rules = { profile, noAdminConsentedPermission };
  const closed = (closedReason: ClosedReason): CallerRules => ({ servicePrincipal: 'no', closedReason, ...rules });
  if (UNSUPPORTED.test(prose)) return closed('unsupported');
  if (ONLY.test(prose)) return { servicePrincipal: 'only', ...rules };
  if (CONDITIONAL.test(prose)) return { servicePrincipal: 'conditional', ...rules };
  if (profile) return { servicePrincipal: 'yes', ...rules };
  if (ADMIN.test(prose) || noAdminConsentedPermission) return { servicePrincipal: 'admin', ...rules };
  if (path.includes('/admin/')) return closed('admin-write');
  if (hasGroupTwin && !path.includes('/groups/')) return closed('my-workspace');
  return { servicePrincipal: 'undocumented', ...rules };
}

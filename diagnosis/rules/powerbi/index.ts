import type { Rule } from '../../rule.ts';
import { adminConsent } from './admin-consent.ts';
import { adminContested } from './admin-contested.ts';
import { adminSwitchOff } from './admin-switch.ts';
import { notAdministrator } from './admin-user.ts';
import { adminWrite } from './admin-write.ts';
import { apiClosed } from './api-closed.ts';
import { appsUnsupported } from './apps.ts';
import { buildMissing } from './build.ts';
import { capacityPaused } from './capacity-paused.ts';
import { conditionalAccess } from './conditional-access.ts';
import { createSwitchOff } from './create-switch.ts';
import { datesTwoDays } from './dates-two-days.ts';
import { datesUnquoted } from './dates-unquoted.ts';
import { embedIdentity } from './embed-identity.ts';
import { embedRefused } from './embed.ts';
import { entityNotFound } from './entity-not-found.ts';
import { gatewayAdmin } from './gateway.ts';
import { myWorkspace } from './my-workspace.ts';
import { noWorkspace } from './no-workspace.ts';
import { notLicensed } from './not-licensed.ts';
import { pathUnknown } from './path-unknown.ts';
import { personalWorkspace } from './personal-workspace.ts';
import { principalMixedUp } from './principal-mixed-up.ts';
import { profile } from './profile.ts';
import { propagation } from './propagation.ts';
import { queryErrorInside } from './query-error-inside.ts';
import { queryFailed } from './query-failed.ts';
import { queryNotConnected } from './query-not-connected.ts';
import { queryNotPermitted } from './query-not-permitted.ts';
import { queryRefused } from './query-refused.ts';
import { queryUnclear } from './query-unclear.ts';
import { clusterRedirect } from './redirect.ts';
import { refreshRunning } from './refresh-running.ts';
import { refusedSilently } from './refused-silently.ts';
import { roleTooLow } from './role-too-low.ts';
import { scanThin } from './scan-thin.ts';
import { scopeMissing } from './scope.ts';
import { switchOff } from './switch-off.ts';
import { throttled } from './throttled.ts';
import { topMissing } from './top-missing.ts';
import { workspaceRoleMissing } from './workspace-role.ts';

/** Rules of the Power BI API. What an answer names outright comes before what its path makes likely. */
export const powerBiRules: readonly Rule[] = [
  conditionalAccess,
  switchOff,
  createSwitchOff,
  embedIdentity,
  profile,
  myWorkspace,
  appsUnsupported,
  adminWrite,
  apiClosed,
  personalWorkspace,
  workspaceRoleMissing,
  capacityPaused,
  buildMissing,
  queryNotPermitted,
  queryNotConnected,
  queryFailed,
  queryUnclear,
  queryErrorInside,
  notLicensed,
  throttled,
  clusterRedirect,
  refreshRunning,
  datesUnquoted,
  datesTwoDays,
  topMissing,
  principalMixedUp,
  pathUnknown,
  entityNotFound,
  scopeMissing,
  adminConsent,
  adminSwitchOff,
  adminContested,
  notAdministrator,
  queryRefused,
  embedRefused,
  gatewayAdmin,
  roleTooLow,
  noWorkspace,
  refusedSilently,
  scanThin,
  propagation,
];

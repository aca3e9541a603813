import { publicApis, readAdmin } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn, thenWait } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { applicationPermissions } from './admin-consent.ts';
import { isUnexplained } from './refusal.ts';

/** Reads that only the admin setting opens. */
export const readsAsAdmin = /AsAdmin$|^Admin_Get|^WorkspaceInfo_/;

/**
 * The setting for read-only admin APIs. Does not apply to users, with an application permission, or when its neighbours answer; nor when the
 * list of workspaces is refused without a reason too, which is the developer setting's mark.
 */
export const adminSwitchOff: Rule = {
  code: 'PBI_ADMIN_SWITCH_OFF',
  title: 'The app is not allowed to use the read-only admin APIs',
  stage: 'shape',
  certainty: 'reported',
  docs: pages.adminApis,
  source: "users' captures; the setting is documented",
  evidence: "an app's good token without roles, one of the 34 read-only admin operations, no other reason",
  example: {
    path: '/v1.0/myorg/admin/groups?$top=1',
    status: 401,
    neighbours: [{ operation: 'Groups_GetGroups', outcome: 'answered' }],
  },
  nearMiss: {
    path: '/v1.0/myorg/admin/groups?$top=1',
    status: 401,
    neighbours: [{ operation: 'Admin_GetCapacitiesAsAdmin', outcome: 'answered' }],
  },
  explain(view) {
    const { operation, caller, saw } = view;
    if (caller !== 'app' || !operation?.noAdminConsentedPermission || !isUnexplained(view)) return null;
    if (applicationPermissions(view).length > 0 || saw(readsAsAdmin, 'answered')) return null;
    const silent = view.answer.code === '' && view.answer.info === '';
    if (silent && saw(/^Groups_GetGroups$/, 'refused')) return null;
    return {
      why: view.assumed
        ? 'An admin operation that is open to apps refuses the caller. No token is known here, so an app is assumed. Its setting is off or for another group, or a consented permission is in the way.'
        : 'An admin operation that is open to apps refuses a valid app token without application permissions. That is the sign of a setting that is off or for another group.',
      fix: [
        letIn(readAdmin, view),
        view.assumed
          ? 'Decode the token: if its claim roles has Tenant.*, remove that permission of type Application from the app registration. Grant none: an app needs none.'
          : 'Grant no API permission: it would close these operations again.',
        `Send Get Groups: if it is also refused, look first at ${publicApis}.`,
        thenWait,
      ],
      certainty: silent ? 'inferred' : 'reported',
    };
  },
};

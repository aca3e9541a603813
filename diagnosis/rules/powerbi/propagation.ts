import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { applicationPermissions } from './admin-consent.ts';
import { isUnexplained, saysClosedToApps, SWITCH_OFF, tokenLooksGood } from './refusal.ts';

/** Never the first guess. Does not apply to users, to what is closed by its class, nor where the token is at fault. */
export const propagation: Rule = {
  code: 'PBI_PROPAGATION',
  title: 'Or: the right was given a moment ago',
  stage: 'doubt',
  certainty: 'reported',
  docs: pages.refreshPermissions,
  source: 'users waited from 15 minutes to two days; RefreshUserPermissions is documented',
  evidence: "an app's good token is refused, by a setting, a role or without a reason",
  example: { path: '/v1.0/myorg/groups', status: 401 },
  nearMiss: { path: '/v1.0/myorg/apps', status: 401 },
  explain(view) {
    const { caller, operation, says, refused, service } = view;
    if (service !== 'powerbi' || !refused || caller !== 'app' || operation?.closedReason || !tokenLooksGood(view))
      return null;
    if (!isUnexplained(view) && !saysClosedToApps(view) && !says(SWITCH_OFF, 'GroupNotAccessible')) return null;
    if (operation?.noAdminConsentedPermission && applicationPermissions(view).length > 0) return null;
    return {
      why: 'Settings, groups and roles take from 15 minutes to hours to take effect; the answer does not say whether this is the cause.',
      fix: [
        'If it was set within the last hour, wait and get a new token.',
        'For roles in workspaces, send Refresh User Permissions (once an hour) and wait two minutes.',
      ],
    };
  },
};

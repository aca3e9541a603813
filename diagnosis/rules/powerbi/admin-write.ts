import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { hasNoReason, saysClosedToApps } from './refusal.ts';

/** An admin operation that writes. Does not apply to users, nor where another reason is named. */
export const adminWrite: Rule = {
  code: 'PBI_ADMIN_WRITE',
  title: 'Admin operations that write are closed to service principals',
  stage: 'reason',
  certainty: 'inferred',
  docs: pages.admin,
  source: 'the description names only an administrator; two of them are reported as closed',
  evidence: "401 or 403 for an app's good token on one of 14 operations under /admin",
  example: { path: '/v1.0/myorg/admin/groups/{groupId}/users', method: 'POST', status: 401 },
  nearMiss: { path: '/v1.0/myorg/admin/groups/{groupId}/users', status: 401 },
  explain(view) {
    if (view.operation?.closedReason !== 'admin-write' || view.service !== 'powerbi') return null;
    if (!saysClosedToApps(view) && !(view.caller === 'app' && hasNoReason(view))) return null;
    return {
      why: `${view.operation.title} changes something, and its description names a Fabric administrator only.`,
      fix: [
        'Call it with the token of a user who is a Fabric administrator.',
        'As an app, check whether the Fabric admin API has an equivalent: the setting "Service principals can access admin APIs used for updates" opens those.',
      ],
    };
  },
};

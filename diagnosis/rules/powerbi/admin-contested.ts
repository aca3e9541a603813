import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { readsAsAdmin } from './admin-switch.ts';
import { isUnexplained } from './refusal.ts';

/** Eleven admin reads that the description opens to apps and the list of open ones lacks. Does not apply to users. */
export const adminContested: Rule = {
  code: 'PBI_ADMIN_CONTESTED',
  title: 'An admin operation whose support for apps is contested',
  stage: 'shape',
  certainty: 'reported',
  docs: pages.admin,
  source: 'the description opens it, the documented list of 34 lacks it, users were refused',
  evidence: "an app's good token, an admin read outside the 34, no other reason",
  example: {
    path: '/v1.0/myorg/admin/pipelines',
    status: 401,
    neighbours: [{ operation: 'Groups_GetGroups', outcome: 'answered' }],
  },
  nearMiss: {
    path: '/v1.0/myorg/admin/capacities',
    status: 401,
    neighbours: [{ operation: 'Groups_GetGroups', outcome: 'answered' }],
  },
  explain(view) {
    const { operation, caller, isAdmin, saw } = view;
    if (
      caller !== 'app' ||
      !isAdmin ||
      operation?.servicePrincipal !== 'admin' ||
      operation.noAdminConsentedPermission ||
      !isUnexplained(view)
    )
      return null;
    const others = saw(readsAsAdmin, 'answered');
    return {
      why: `${operation.title} is opened to apps by its description, but is missing in the documented list${others ? '; other admin reads of this run succeeded' : ''}.`,
      fix: [
        ...(others
          ? []
          : [
              `Send Get Groups As Admin: if it is also refused, it is the setting. ${letIn(settingNames.readAdmin, view)}`,
            ]),
        'If other admin reads succeed, call this one with the token of a Fabric administrator.',
      ],
    };
  },
};

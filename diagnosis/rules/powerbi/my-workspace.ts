import { publicApis } from '../../names.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { hasNoReason, saysClosedToApps, SWITCH_OFF } from './refusal.ts';

/** An app on a path that belongs to a signed-in user: the same call under `/groups/{groupId}` is open to it. */
export const myWorkspace: Rule = {
  code: 'PBI_MY_WORKSPACE_PATH',
  title: 'My workspace is closed to service principals',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.servicePrincipal,
  source: 'forum threads with both bodies; limitations page: "My workspace isn\'t supported"',
  evidence:
    '401 or 403 from Power BI, "API is not accessible for application" or an app\'s valid token, on a path that also exists under /groups',
  example: { path: '/v1.0/myorg/datasets', body: { Message: 'API is not accessible for application' } },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/datasets',
    body: { Message: 'API is not accessible for application' },
  },
  explain(view) {
    const { service, refused, caller, operation, says } = view;
    if (service !== 'powerbi' || !refused || operation?.closedReason !== 'my-workspace') return null;
    const said = saysClosedToApps(view);
    if (!said && (caller !== 'app' || !(hasNoReason(view) || says(SWITCH_OFF)))) return null;
    const { twin } = operation;
    return {
      why: said
        ? 'The service says that the API is not accessible for an application, and the path has no workspace in it.'
        : 'An app called a path that belongs to a signed-in user.',
      fix: [
        twin
          ? `Call ${twin.title} instead${twin.path ? `: ${twin.path}` : '.'}`
          : 'Call the same path under /groups/{groupId}.',
        `If a call under /groups is refused in the same words, look at ${publicApis}.`,
      ],
      certainty: said ? 'reported' : 'inferred',
    };
  },
};

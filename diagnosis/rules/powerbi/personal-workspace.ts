import * as pages from '../../pages.ts';
import { workspaceOf } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';

/** Whether the answer says that the workspace is somebody's own. */
export function saysPersonal({ answer }: View): boolean {
  return /personal workspace|my workspace/i.test(answer.message);
}

/** Does not apply unless the message says it: the code alone is that of a missing role. */
export const personalWorkspace: Rule = {
  code: 'PBI_PERSONAL_WORKSPACE',
  title: 'The id is that of a personal workspace',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.servicePrincipal,
  source: "users' reports of the message",
  evidence: 'GroupNotAccessible with a message about a personal workspace',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/datasets',
    status: 401,
    body: { error: { code: 'GroupNotAccessible', message: 'This is a personal workspace' } },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/datasets',
    status: 401,
    body: { error: { code: 'GroupNotAccessible', message: 'The caller has no access' } },
  },
  explain(view) {
    if (!view.says('GroupNotAccessible') || !saysPersonal(view)) return null;
    return {
      why: `The service says that ${workspaceOf(view)} is personal; calls under /groups do not reach it, and an app can have no role there.`,
      fix: [
        'Move the content to a shared workspace and use its id.',
        'Send Get Groups: only the ids that it lists can be used.',
      ],
    };
  },
};

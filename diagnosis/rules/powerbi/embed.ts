import { leastRoleFor } from '../../access/least-role.ts';
import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import { enterpriseApp, letIn, workspaceOf } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { isInWorkspace, isRefusedInside } from './refusal.ts';

/** Whether the call asks for an embed token. */
export function isEmbedToken({ path, service }: View): boolean {
  return service === 'powerbi' && /\/GenerateToken\/?$/i.test(path);
}

/** Only the embed token is refused. Does not apply where the answer speaks of an identity. */
export const embedRefused: Rule = {
  code: 'PBI_EMBED_REFUSED',
  title: 'The embed token is refused: role, capacity or setting',
  stage: 'shape',
  certainty: 'inferred',
  docs: pages.embedToken,
  source: 'documented: 403 without capacity; the answer does not say which of the three it is',
  evidence: '401 or 403 on GenerateToken without a reason of its own, while other calls are answered',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/reports/{reportId}/GenerateToken',
    method: 'POST',
    neighbours: [{ operation: 'Datasets_GetDatasetsInGroup', outcome: 'answered' }],
  },
  nearMiss: { path: '/v1.0/myorg/groups/{groupId}/reports/{reportId}/GenerateToken', method: 'POST' },
  explain(view) {
    if (!isEmbedToken(view) || !isRefusedInside(view)) return null;
    return {
      why: 'GenerateToken is refused without a reason; three causes give the same answer.',
      fix: [
        isInWorkspace(view)
          ? `Send Get Reports In Group: if it is also refused, the role is missing. In ${workspaceOf(view)}, make ${enterpriseApp(view)} ${leastRoleFor(view)}.`
          : `In every workspace that the body names, the caller needs ${leastRoleFor(view)}.`,
        'Assign the workspace to a capacity: without one, embed tokens are a small trial quota.',
        letIn(settingNames.embed, view),
      ],
    };
  },
};

import { odataBody } from '../../examples/example-parts.ts';
import { forModelOwner } from '../../../catalogue/powerbi/access/owner.ts';
import { higherRoleFor } from '../../access/least-role.ts';
import * as pages from '../../pages.ts';
import { enterpriseApp, workspaceOf } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { isEmbedToken } from './embed.ts';
import { isQuery } from './query.ts';
import { isInWorkspace, isRefusedInside, readsWorkspace } from './refusal.ts';
import { workspaceRoleMissing } from './workspace-role.ts';

/** Does not apply to queries and embed tokens, which have their own causes, nor where the role seems to be missing altogether. */
export const roleTooLow: Rule = {
  code: 'PBI_ROLE_TOO_LOW',
  title: 'The role in the workspace is too low',
  stage: 'shape',
  certainty: 'inferred',
  docs: pages.servicePrincipal,
  source: 'the documentation is vague; which role a call needs is partly inferred',
  evidence:
    'a write under /groups/{groupId} refused without a reason of its own, or a read while others there were answered',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/users',
    method: 'POST',
    body: odataBody('PowerBINotAuthorizedException'),
    neighbours: [{ operation: 'Datasets_GetDatasetsInGroup', outcome: 'answered' }],
  },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/users',
    method: 'POST',
    body: odataBody('PowerBINotAuthorizedException'),
    neighbours: [{ operation: 'Datasets_GetDatasetsInGroup', outcome: 'refused' }],
  },
  explain(view) {
    const { evidence, operation, caller, saw } = view;
    if (!isInWorkspace(view) || isQuery(view) || isEmbedToken(view) || !isRefusedInside(view)) return null;
    const reads = saw(readsWorkspace, 'answered');
    if ((evidence.method === 'GET' && !reads) || workspaceRoleMissing.explain(view)) return null;
    return {
      why: `${operation?.title ?? evidence.method} is refused in ${workspaceOf(view)}${reads ? ', where reads succeed' : ', and no missing access is named'}.`,
      fix: [
        ...(forModelOwner.test(operation?.id ?? '')
          ? [
              'This call is for the owner of the semantic model (documented): send Take Over In Group as the caller, then call again. Taking over drops stored credentials.',
            ]
          : []),
        `In ${workspaceOf(view)}, open Manage access. Make ${caller === 'user' ? 'the user' : enterpriseApp(view)} ${higherRoleFor(view)}.`,
        ...(reads
          ? []
          : [
              'Send Get Datasets In Group for the same workspace: if it is also refused, the role is missing, not too low.',
            ]),
        ...(forModelOwner.test(operation?.id ?? '')
          ? []
          : [
              'If the role is there, the call may be for the owner of the model or report: Take Over makes the caller the owner.',
            ]),
      ],
    };
  },
};

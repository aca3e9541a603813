import { leastRoleFor } from '../../access/least-role.ts';
import * as pages from '../../pages.ts';
import { enterpriseApp, thenWait, workspaceOf } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { saysPersonal } from './personal-workspace.ts';
import { isInWorkspace, isRefusedInside, readsWorkspace } from './refusal.ts';

/** Names by which the service says that the caller has no role in the workspace. */
export const noRoleReasons = ['GroupNotAccessible', 'PowerBIFolderNotFound'];

/** No role in the workspace, or no such workspace: the service answers both alike. Does not apply when reads in it were answered. */
export const workspaceRoleMissing: Rule = {
  code: 'PBI_WORKSPACE_ROLE_MISSING',
  title: 'No access to this workspace',
  stage: 'reason',
  certainty: 'measured',
  docs: pages.servicePrincipal,
  source:
    "measured with a user's token; PowerBIFolderNotFound in six reports; PowerBINotAuthorizedException documented",
  evidence: `${noRoleReasons.join(' or ')}; or a read under /groups/{groupId} refused without a reason while the API accepts the app`,
  example: {
    path: '/v1.0/myorg/groups/{groupId}/datasets',
    status: 401,
    headers: { 'x-powerbi-error-info': 'GroupNotAccessible' },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/datasets',
    status: 401,
    body: { error: { code: 'GroupNotAccessible', message: 'This is a personal workspace' } },
  },
  explain(view) {
    const said = noRoleReasons.find((reason) => view.says(reason));
    if (said ? saysPersonal(view) : !looksLikeIt(view)) return null;
    const whom = view.caller === 'user' ? 'the user' : enterpriseApp(view);
    const profileId = view.caller === 'user' ? '' : (view.evidence.settings.asProfileId ?? '').slice(0, 36);
    const add =
      profileId === ''
        ? `In ${workspaceOf(view)}, open Manage access. Add ${whom} as ${leastRoleFor(view)}.`
        : `Give the service principal profile ${profileId} the role ${leastRoleFor(view)} in ${workspaceOf(view)}: Add Group User, with ${whom} as identifier and the profile's id in profile.id.`;
    return {
      why: said
        ? `The answer names ${said}: the caller has no role in ${workspaceOf(view)}, or there is no such workspace.`
        : `A call into ${workspaceOf(view)} is refused, while the token is valid.`,
      fix: [add, 'Send Get Groups: if it does not list the id, the role is missing or the id is wrong.', thenWait],
      certainty: said === 'GroupNotAccessible' ? 'measured' : said ? 'reported' : 'inferred',
    };
  },
};

function looksLikeIt(view: View): boolean {
  if (!isInWorkspace(view) || !isRefusedInside(view) || view.saw(readsWorkspace, 'answered')) return false;
  return view.evidence.method === 'GET' || view.saw(readsWorkspace, 'refused');
}

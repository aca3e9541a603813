import { odataBody } from '../../examples/example-parts.ts';
import { leastRoleFor } from '../../access/least-role.ts';
import { creating, publicApis, readAdmin } from '../../names.ts';
import * as pages from '../../pages.ts';
import { enterpriseApp, letIn, thenWait, workspaceOf } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { adminConsent } from './admin-consent.ts';
import { adminContested } from './admin-contested.ts';
import { adminSwitchOff, readsAsAdmin } from './admin-switch.ts';
import { createSwitchOff, creates } from './create-switch.ts';
import { embedRefused } from './embed.ts';
import { gatewayAdmin } from './gateway.ts';
import { profile } from './profile.ts';
import { queryRefused } from './query-refused.ts';
import { isInWorkspace, isUnexplained, listsWorkspaces, readsWorkspace } from './refusal.ts';
import { roleTooLow } from './role-too-low.ts';
import { workspaceRoleMissing } from './workspace-role.ts';

/** They tell more. */
const BETTER: readonly Rule[] = [
  adminConsent,
  adminSwitchOff,
  adminContested,
  createSwitchOff,
  profile,
  workspaceRoleMissing,
  roleTooLow,
  queryRefused,
  embedRefused,
  gatewayAdmin,
];

/** What is left when a valid app token is refused. Does not apply on a path that is closed by its class, nor where a rule tells more. */
export const refusedSilently: Rule = {
  code: 'PBI_REFUSED_SILENTLY',
  title: 'An app is refused, and the answer does not say why',
  stage: 'shape',
  certainty: 'inferred',
  docs: pages.developerSettings,
  source: 'the thread that started this project; the candidates are documented',
  evidence: "an app's good token, 401 or 403, no reason in header or body, an operation that is open to apps",
  example: { path: '/v1.0/myorg/groups' },
  nearMiss: { path: '/v1.0/myorg/groups', body: odataBody('AReasonOfItsOwn') },
  explain(view) {
    const { caller, operation, isAdmin, saw, status } = view;
    // Of a text without an address nothing says that it is a path of its own.
    if (view.evidence.origin === 'text' && view.path === '') return null;
    if (
      caller !== 'app' ||
      operation?.closedReason ||
      !isUnexplained(view) ||
      BETTER.some((rule) => rule.explain(view))
    )
      return null;
    const inside = isInWorkspace(view);
    const admitted = saw(readsAsAdmin, 'answered');
    const letInAlready = admitted || saw(listsWorkspaces, 'answered', 'empty') || saw(readsWorkspace, 'answered');
    const role = inside
      ? [`In ${workspaceOf(view)}, open Manage access. Add ${enterpriseApp(view)} as ${leastRoleFor(view)}.`]
      : [];
    return {
      why: `The answer ${status} gives no reason${view.assumed ? '; no token is known here, so an app with a good one is assumed' : '; aud, time and kind of the token are right'}. No API permission is missing: an app needs none.`,
      fix: [
        ...(letInAlready ? [] : [letIn(publicApis, view)]),
        ...(creates(view) ? [`Creating has its own setting: ${creating}.`] : []),
        ...(isAdmin && !admitted ? [letIn(readAdmin, view)] : role),
        ...(inside || isAdmin || !letInAlready
          ? []
          : ['Give the app access to the object in the path, such as its pipeline or capacity.']),
        ...(saw(/^Groups_GetGroups$/, 'refused') && isAdmin
          ? ['Get Groups is also refused, so fix the first before the second.']
          : [nextRequest(view.operation?.id, letInAlready)]),
        thenWait,
      ],
    };
  },
};

/** The request that tells the candidates apart. */
function nextRequest(id: string | undefined, letInAlready: boolean): string {
  if (id === 'Groups_GetGroups')
    return 'To find out which: send Get Capacities. If refused: the setting or its group. If answered: a new grant that has not taken effect yet.';
  return letInAlready
    ? 'To find out which: send the same request with the token of a user who may do it.'
    : 'To find out which: send Get Groups. If refused: the setting or its group. If answered: the right to this object.';
}

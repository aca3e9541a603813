import { creating, publicApis } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn, thenWait } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { isUnexplained, listsWorkspaces, SWITCH_OFF } from './refusal.ts';

/** What the setting for creations names. */
export const creations = /^(Groups_CreateGroup|Pipelines_CreatePipeline)$/;

/** Whether the call creates such a thing. */
export function creates({ operation }: View): boolean {
  return creations.test(operation?.id ?? '');
}

/** Creations have a setting of their own, off by default. Does not apply when plain reads are also refused. */
export const createSwitchOff: Rule = {
  code: 'PBI_CREATE_SWITCH_OFF',
  title: 'Service principals may not create workspaces and pipelines here',
  stage: 'reason',
  certainty: 'inferred',
  docs: pages.developerSettings,
  source: 'the setting and its default are documented, the answer is inferred',
  evidence: `creating a workspace or pipeline: ${SWITCH_OFF}, or no reason while GET /groups works`,
  example: {
    path: '/v1.0/myorg/groups',
    method: 'POST',
    status: 401,
    headers: { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' },
    neighbours: [{ operation: 'Groups_GetGroups', outcome: 'answered' }],
  },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    method: 'POST',
    status: 401,
    headers: { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' },
    neighbours: [{ operation: 'Groups_GetGroups', outcome: 'refused' }],
  },
  explain(view) {
    if (!creates(view) || view.caller === 'user') return null;
    const reads = view.saw(listsWorkspaces, 'answered', 'empty');
    const said = view.says(SWITCH_OFF);
    if (said ? view.saw(listsWorkspaces, 'refused') : view.caller !== 'app' || !reads || !isUnexplained(view))
      return null;
    return {
      why: `${said ? `The answer names ${SWITCH_OFF}` : 'The app was refused'} when it created something${reads ? ', while it may read workspaces' : ''}; that has its own setting, off by default.`,
      fix: [
        letIn(creating, view),
        ...(reads ? [] : [`Send Get Groups: if it is also refused, the setting to fix is ${publicApis}.`]),
        thenWait,
      ],
    };
  },
};

import { publicApis } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn, thenWait } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { creates } from './create-switch.ts';
import { isProfileCall } from './profile.ts';
import { listsWorkspaces, SWITCH_OFF } from './refusal.ts';

/** The developer setting. Does not apply where a setting of its own may be meant, unless plain reads are also refused. */
export const switchOff: Rule = {
  code: 'PBI_SP_SWITCH_OFF',
  title: 'A tenant setting blocks this service principal',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.developerSettings,
  source: "users' captures of the header; the setting is documented",
  evidence: `header x-powerbi-error-info ${SWITCH_OFF}`,
  example: {
    path: '/v1.0/myorg/groups',
    status: 401,
    headers: { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    method: 'POST',
    status: 401,
    headers: { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' },
  },
  explain(view) {
    if (!view.says(SWITCH_OFF)) return null;
    if ((creates(view) || isProfileCall(view)) && !view.saw(listsWorkspaces, 'refused')) return null;
    return {
      why: `The answer names ${SWITCH_OFF}: the setting is off, or the app is in none of its groups.`,
      fix: [letIn(publicApis, view), thenWait],
    };
  },
};

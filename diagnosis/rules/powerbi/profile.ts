import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { isUnexplained, listsWorkspaces, SWITCH_OFF } from './refusal.ts';

/** Whether the call manages service principal profiles. */
export function isProfileCall({ path }: View): boolean {
  return /^\/v1\.0\/myorg\/profiles(\/|$)/i.test(path);
}

/** Profiles: their setting, or a profile that is not the app's. Does not apply when plain reads are also refused, unless they are made as a profile. */
export const profile: Rule = {
  code: 'PBI_PROFILE',
  title: 'The service principal profile is refused',
  stage: 'reason',
  certainty: 'inferred',
  docs: pages.profiles,
  source: 'the setting and the header are documented, the answers are inferred',
  evidence: `${SWITCH_OFF} or no reason on /profiles, or a reason that speaks of a profile; or no reason for a call that was made as one`,
  example: {
    path: '/v1.0/myorg/profiles',
    status: 401,
    headers: { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' },
    neighbours: [{ operation: 'Groups_GetGroups', outcome: 'answered' }],
  },
  nearMiss: {
    path: '/v1.0/myorg/profiles',
    status: 401,
    headers: { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' },
    neighbours: [{ operation: 'Groups_GetGroups', outcome: 'refused' }],
  },
  explain(view) {
    const { answer, service, status, caller, says, saw } = view;
    if (service !== 'powerbi' || status < 400 || caller === 'user') return null;
    const named = /profile/i.test(`${answer.info} ${answer.code} ${answer.message}`);
    const closed =
      isProfileCall(view) &&
      !saw(listsWorkspaces, 'refused') &&
      (says(SWITCH_OFF) || (caller === 'app' && isUnexplained(view)));
    if (!named && !closed) return isRefusedAsProfile(view) ? calledAsProfile(view) : null;
    return {
      why: named
        ? 'The answer speaks of a service principal profile.'
        : 'A call about profiles was refused; they have a tenant setting of their own.',
      fix: [
        letIn(settingNames.profiles, view),
        'Send in X-PowerBI-Profile-Id only an id that Get Profiles lists for this app, and give the profile itself a role in the workspace.',
        `Send Get Groups without that header: if it is also refused, look at ${settingNames.publicApis}.`,
      ],
    };
  },
};

/** A profile that has listed its workspaces is a good one: then a role is missing. */
function isRefusedAsProfile(view: View): boolean {
  const { evidence, operation, isAdmin, saw } = view;
  return (
    Boolean(evidence.settings.asProfileId) &&
    !isAdmin &&
    !isProfileCall(view) &&
    !operation?.closedReason &&
    isUnexplained(view) &&
    !saw(listsWorkspaces, 'answered', 'empty')
  );
}

function calledAsProfile(view: View): { readonly why: string; readonly fix: readonly string[] } {
  const id = (view.evidence.settings.asProfileId ?? '').slice(0, 36);
  return {
    why: `The call was made as service principal profile ${id}, and is refused without a reason.`,
    fix: [
      'Compare asProfileId with what Get Profiles lists for this app: a profile of another app is refused.',
      letIn(settingNames.profiles, view),
      `Empty asProfileId and send Get Groups: if it is also refused, look at ${settingNames.publicApis}.`,
    ],
  };
}

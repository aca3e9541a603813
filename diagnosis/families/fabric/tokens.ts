import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn } from '../../phrases.ts';
import { tokenLooksGood } from '../../rules/powerbi/refusal.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { isKnownGood, isSilent, refusesBy } from './good-token.ts';
import { answered, silent, WORKSPACE } from './sample.ts';
import { waitForIt } from './steps.ts';

const KQL = /\/kqlDatabases\/[^/]+\/shortcuts/i;

/** 401: the token itself where nothing shows that it is good, else what stands behind it. */
export const tokenRows: readonly Row[] = [
  {
    code: 'FABRIC_UNAUTHORIZED',
    title: 'The caller has no right in the KQL database',
    certainty: 'documented',
    docs: pages.fabricRoles,
    source: 'the descriptions of the shortcuts of KQL databases',
    when: { service: 'fabric', says: ['Unauthorized'], path: KQL, also: tokenLooksGood },
    evidence: 'Unauthorized on shortcuts of a KQL database, the token is valid',
    why: 'For this path, Unauthorized is about the KQL database and not about the token.',
    fix: [
      'In the KQL database, give the caller a role: .add database viewers to read shortcuts, .add database admins to change them (inferred).',
      waitForIt,
    ],
    example: answered('Unauthorized', {
      path: `${WORKSPACE}/kqlDatabases/5b218778-e7a5-4d73-8187-f10824047715/shortcuts`,
      method: 'POST',
      status: 401,
    }),
    nearMiss: answered('Unauthorized', { path: `${WORKSPACE}/kqlDatabases`, status: 401, claims: null }),
  },
  {
    code: 'FABRIC_TOKEN',
    title: 'Fabric does not accept the token',
    certainty: 'reported',
    docs: pages.fabricTroubleshoot,
    source: 'fabric-cicd branches on TokenExpired and Unauthorized; the reason behind Unauthorized is inferred',
    when: {
      service: 'fabric',
      also: (view) =>
        view.says('TokenExpired', 'InvalidToken', 'InvalidAuthenticationToken') ||
        (isUnauthorized(view) && !isKnownGood(view)),
    },
    evidence: 'TokenExpired or InvalidToken; or Unauthorized, or an empty 401, and no claims that show a valid token',
    why: (view) => `${saysWhat(view)}${view.claims === null ? " The token's claims are not known here." : ''}`,
    fix: [
      'Get a new token with scope https://analysis.windows.net/powerbi/api/.default, which is valid for Fabric and for Power BI. Send it whole, after "Bearer ".',
      'If a new token is also refused, decode it: exp must be in the future, and tid the tenant that owns the workspace.',
    ],
    example: answered('TokenExpired', { path: '/v1/workspaces', status: 401, claims: null }),
    nearMiss: answered('Unauthorized', { path: '/v1/workspaces', status: 401 }),
  },
  {
    code: 'FABRIC_UNAUTHORIZED',
    title: 'The token is valid, but Fabric refuses the app',
    certainty: 'inferred',
    docs: pages.developerSettings,
    source:
      'fabric-cicd: Unauthorized for an identity that may not call the operation; which setting or group is inferred',
    when: { service: 'fabric', caller: 'app', also: (view) => isUnauthorized(view) && tokenLooksGood(view) },
    evidence: 'Unauthorized, or an empty 401, for an app whose claims are right or not known',
    why: (view) =>
      view.assumed
        ? `${saysWhat(view)} If the token is valid, the setting or its group does not allow the app.`
        : `${saysWhat(view)} Its audience, time and kind are right: so the setting, its group or the tenant refuses the app.`,
    fix: (view) => [
      letIn(settingNames.publicApis, view),
      `Compare the tenant: the workspace must be in tenant ${view.claims?.tid ?? 'of the token (claim tid)'}.`,
      waitForIt,
    ],
    example: answered('Unauthorized', { path: '/v1/workspaces', status: 401 }),
    nearMiss: answered('TokenExpired', { path: '/v1/workspaces', status: 401, claims: null }),
  },
  {
    code: 'FABRIC_UNAUTHORIZED',
    title: 'The token is valid, but Fabric refuses the user',
    certainty: 'inferred',
    docs: pages.fabricTroubleshoot,
    source: 'fabric-cicd: Unauthorized for an identity that may not call the operation',
    when: { service: 'fabric', caller: 'user', also: (view) => isUnauthorized(view) && isKnownGood(view) },
    evidence: 'Unauthorized, or an empty 401, for a user whose claims are right',
    why: (view) => `${saysWhat(view)} Its audience and time are right: so the tenant or a policy refuses the user.`,
    fix: (view) => [
      `Compare the tenant: the workspace must be in tenant ${view.claims?.tid ?? 'of the token (claim tid)'}. For another one, sign in there.`,
      'Send GET /v1/workspaces with the same token. If it succeeds, the user lacks a right to the object in this path.',
    ],
    example: answered('Unauthorized', {
      path: '/v1/workspaces',
      status: 401,
      claims: { idtyp: 'user', sub: 'another subject', scp: 'Workspace.Read.All' },
    }),
    nearMiss: silent({ path: '/v1/workspaces', status: 403 }),
  },
];

/** Unauthorized, or a 401 without a word. */
export function isUnauthorized(view: View): boolean {
  return refusesBy(view, 'Unauthorized') && (view.status === 401 || !isSilent(view));
}

function saysWhat({ status, answer }: View): string {
  return answer.code || answer.info
    ? `Fabric answers ${(answer.code || answer.info).slice(0, 40)}.`
    : `Fabric answers ${status} and nothing else.`;
}

import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn, lowerFirst } from '../../phrases.ts';
import { applicationPermissions, removePermissions } from '../../rules/powerbi/admin-consent.ts';
import { tokenLooksGood } from '../../rules/powerbi/refusal.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { refusesBy } from './good-token.ts';
import { answered, WORKSPACE } from './sample.ts';
import { waitForIt } from './steps.ts';

const NO_CONTEXT = 'Authorization Context Requested but not available';
const user = { idtyp: 'user', sub: 'another subject', scp: 'Workspace.Read.All' };

/** Refusals of /v1/admin that are about the caller. They stand before what the same names mean elsewhere. */
export const adminRows: readonly Row[] = [
  {
    code: 'FABRIC_ADMIN_CONSENT',
    title: 'An application permission closes the Fabric admin APIs to this app',
    certainty: 'reported',
    docs: pages.adminApis,
    source: 'microsoft/terraform-provider-fabric #417, #517, #579; the provider documents it (pull request 806)',
    when: {
      service: 'fabric',
      also: (view) =>
        refusesAdmin(view, 'InsufficientScopes', 'InsufficientPrivileges') && applicationPermissions(view).length > 0,
    },
    evidence: 'a refusal of an app on /v1/admin, and the claim roles has Tenant.*',
    why: (view) =>
      `The token is valid, but its claim roles has ${applicationPermissions(view).join(', ').slice(0, 60)}. An app with such a permission is refused by admin operations.`,
    fix: (view) => [
      removePermissions(applicationPermissions(view), view.claims?.appid)[0]!,
      'Wait some minutes and call again: the claim roles must be gone from the token.',
      `If it is still refused: ${lowerFirst(letIn(adminSetting(view), view))}`,
    ],
    example: answered('Unauthorized', {
      path: '/v1/admin/workspaces',
      status: 401,
      message: NO_CONTEXT,
      claims: { roles: ['Tenant.ReadWrite.All'] },
    }),
    nearMiss: answered('Unauthorized', { path: '/v1/admin/workspaces', status: 401, message: NO_CONTEXT }),
  },
  {
    code: 'FABRIC_ADMIN_REFUSED',
    title: 'The app is not allowed to use the Fabric admin APIs',
    certainty: 'reported',
    docs: pages.adminApis,
    source:
      'fabric-toolbox #214, #307, #363, fuam-basic #5, #52; the descriptions of /admin/workloads and /admin/tenantsettings',
    when: {
      service: 'fabric',
      caller: 'app',
      also: (view) => refusesAdmin(view) && applicationPermissions(view).length === 0,
    },
    evidence: `Unauthorized, Forbidden or silence on /v1/admin, or the words ${NO_CONTEXT}, for an app`,
    why: (view) =>
      view.assumed
        ? 'An app is assumed, because the token is not known. Admin operations refuse an app without the setting, and also one with a permission Tenant.* of type Application.'
        : 'The token is valid and has no permission of type Application. So the admin setting is off, is for another group, or has not taken effect yet.',
    fix: (view) => [
      ...(view.assumed
        ? [
            'Decode the token: if the claim roles has Tenant.*, remove this permission of type Application in the app registration, API permissions.',
          ]
        : []),
      letIn(adminSetting(view), view),
      'If it is on: check that the group is a security group, and that the app itself is a direct member.',
      waitForIt,
      ...(isWrite(view)
        ? [
            'If it is still refused, have a Fabric administrator send it: some admin operations that write are reported as closed to apps.',
          ]
        : []),
    ],
    example: answered('Unauthorized', { path: '/v1/admin/workspaces', status: 401, message: NO_CONTEXT }),
    nearMiss: answered('Unauthorized', { path: `${WORKSPACE}/items`, status: 401, claims: null }),
  },
  {
    code: 'FABRIC_ADMIN_REFUSED',
    title: 'The user is not a Fabric administrator',
    certainty: 'documented',
    docs: pages.fabricAdmin,
    source: 'the descriptions of the admin operations',
    when: { service: 'fabric', caller: 'user', also: (view) => refusesAdmin(view) },
    evidence: 'Unauthorized, Forbidden or silence on /v1/admin, for a user',
    why: "Admin operations are for Fabric administrators. The token is valid, and is a user's.",
    fix: (view) => [
      'Have a Fabric administrator send it. A role in the workspace does not help here.',
      'If the user has this role by Privileged Identity Management: activate it first.',
      `Compare the claim scp: it needs ${isWrite(view) ? 'Tenant.ReadWrite.All' : 'Tenant.Read.All'}.`,
    ],
    example: answered('Forbidden', { path: '/v1/admin/tenantsettings', status: 403, claims: user }),
    nearMiss: answered('Forbidden', { path: '/v1/workspaces', status: 403, claims: user }),
  },
];

/** The setting that opens an admin operation to apps. */
export function adminSetting(view: View): string {
  return isWrite(view) ? settingNames.updateAdmin : settingNames.readAdmin;
}

function isWrite({ evidence }: View): boolean {
  return evidence.method !== 'GET';
}

function refusesAdmin(view: View, ...names: string[]): boolean {
  const noContext = new RegExp(NO_CONTEXT, 'i').test(view.answer.message);
  return (
    tokenLooksGood(view) &&
    ((noContext && (view.isAdmin || view.path === '')) ||
      (view.isAdmin && refusesBy(view, 'Unauthorized', 'Forbidden', ...names)))
  );
}

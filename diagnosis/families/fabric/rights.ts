import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn } from '../../phrases.ts';
import { tokenLooksGood } from '../../rules/powerbi/refusal.ts';
import type { Row } from '../row.ts';
import { adminSetting } from './admin.ts';
import { isAtService, isSilent } from './good-token.ts';
import { answered, fromPowerBi, ITEM, silent, WORKSPACE } from './sample.ts';
import { callerName, giveAccess, leastRole, waitForIt } from './steps.ts';

const user = { idtyp: 'user', sub: 'another subject', scp: 'Workspace.Read.All' };
const CREATES = /^\/v1\/(workspaces|connections|deploymentPipelines)\/?$/i;

/** Missing roles and scopes, and callers of the wrong kind. */
export const rightRows: readonly Row[] = [
  {
    code: 'FABRIC_INSUFFICIENT_PRIVILEGES',
    title: 'The app may not create this',
    certainty: 'documented',
    docs: pages.developerSettings,
    source: 'the descriptions of CreateWorkspace, CreateConnection and CreateDeploymentPipeline',
    when: { service: 'fabric', says: ['InsufficientPrivileges'], method: 'POST', path: CREATES, caller: 'app' },
    why: 'Creating workspaces, connections and deployment pipelines is closed to apps until a tenant setting opens it.',
    fix: (view) => [letIn(settingNames.create, view), waitForIt],
    example: answered('InsufficientPrivileges', { path: '/v1/workspaces', method: 'POST', status: 403 }),
    nearMiss: answered('InsufficientPrivileges', { path: '/v1/workspaces', method: 'POST', status: 403, claims: user }),
  },
  {
    code: 'FABRIC_INSUFFICIENT_PRIVILEGES',
    title: 'The caller is not allowed to use this admin operation',
    certainty: 'reported',
    docs: pages.adminApis,
    source: "the descriptions of the admin operations, users' captures",
    when: { service: 'fabric', says: ['InsufficientPrivileges'], path: /^\/v1\/admin\//i },
    why: (view) =>
      view.caller === 'user'
        ? 'Admin operations are for Fabric administrators, whatever the role in the workspace.'
        : `${view.assumed ? 'An app is assumed' : "The app's token is valid"}; the setting for admin operations, or its group, does not include the app.`,
    fix: (view) =>
      view.caller === 'user'
        ? [
            'Have a Fabric administrator send it.',
            'If the user has this role by Privileged Identity Management: activate it first.',
          ]
        : [letIn(adminSetting(view), view), waitForIt],
    example: answered('InsufficientPrivileges', { path: '/v1/admin/workspaces', status: 403 }),
    nearMiss: answered('InsufficientScopes', { path: '/v1/admin/workspaces', status: 403 }),
  },
  {
    code: 'FABRIC_INSUFFICIENT_PRIVILEGES',
    title: 'The caller lacks a role for this',
    certainty: 'documented',
    docs: pages.fabricRoles,
    source: "the descriptions of 50 operations; users' captures",
    when: { service: 'fabric', says: ['InsufficientPrivileges'] },
    why: 'Fabric knows the caller and the object; a role or an item permission is missing. It is not about a scope or a tenant setting.',
    fix: (view) => [
      giveAccess(view),
      'Check that it is this caller: the role of an owner or of another app does not count.',
      'Wait some minutes and call again.',
    ],
    example: answered('InsufficientPrivileges', { status: 403 }),
    nearMiss: fromPowerBi('InsufficientPrivileges'),
  },
  {
    code: 'FABRIC_INSUFFICIENT_WORKSPACE_ROLE',
    title: 'The role in the workspace is too low for this',
    certainty: 'documented',
    docs: pages.fabricRoles,
    source: 'the descriptions of 42 operations',
    when: { service: 'fabric', says: ['InsufficientWorkspaceRole'] },
    why: (view) =>
      `Fabric says that the caller's role in the workspace is too low. ${leastRole(view)} is the least one for this operation.`,
    fix: (view) => [
      `In the workspace, open Manage access. Give ${callerName(view)} the role ${leastRole(view)}.`,
      'Wait some minutes and call again.',
    ],
    example: answered('InsufficientWorkspaceRole', { path: ITEM, method: 'DELETE', status: 403 }),
    nearMiss: fromPowerBi('InsufficientWorkspaceRole'),
  },
  {
    code: 'FABRIC_INSUFFICIENT_SCOPES',
    title: 'The app is refused by an admin operation, in words about scopes',
    certainty: 'reported',
    docs: pages.adminApis,
    source: 'microsoft/terraform-provider-fabric #347, #377',
    when: { service: 'fabric', says: ['InsufficientScopes'], path: /^\/v1\/admin\//i, caller: 'app' },
    why: "An app's token has no scopes, so none is missing: a tenant setting opens admin operations to an app.",
    fix: (view) => [
      letIn(adminSetting(view), view),
      'Leave the app without API permissions of type Application: with Tenant.* among them, admin operations refuse it.',
      waitForIt,
      'If it is still refused, have a Fabric administrator send it: some admin operations are reported as closed to apps.',
    ],
    example: answered('InsufficientScopes', {
      path: '/v1/admin/domains',
      method: 'POST',
      status: 403,
      message: 'The caller does not have sufficient scopes to perform this operation',
    }),
    nearMiss: answered('InsufficientScopes', { path: '/v1/admin/domains', method: 'POST', status: 403, claims: user }),
  },
  {
    code: 'FABRIC_INSUFFICIENT_SCOPES',
    title: 'The app is refused in words about scopes',
    certainty: 'inferred',
    docs: pages.developerSettings,
    source: 'reported for apps on admin operations; for others it is inferred',
    when: { service: 'fabric', says: ['InsufficientScopes'], caller: 'app' },
    why: "An app's token has no scopes, so none is missing: a tenant setting and a role open Fabric to an app.",
    fix: (view) => [letIn(settingNames.publicApis, view), giveAccess(view), waitForIt],
    example: answered('InsufficientScopes', { status: 403 }),
    nearMiss: fromPowerBi('InsufficientScopes'),
  },
  {
    code: 'FABRIC_INSUFFICIENT_SCOPES',
    title: "The user's token lacks a scope",
    certainty: 'reported',
    docs: pages.fabricTroubleshoot,
    source: "a full capture with a user's token; the scopes are in each description",
    when: { service: 'fabric', says: ['InsufficientScopes'] },
    why: (view) =>
      `The token's scopes are ${view.claims?.scp ? `"${view.claims.scp.slice(0, 60)}"` : 'not known here'}; the operation asks for another one.`,
    fix: (view) => [
      `Look up Required Delegated Scopes on the operation's page${view.isAdmin ? ` (here ${view.evidence.method === 'GET' ? 'Tenant.Read.All' : 'Tenant.ReadWrite.All'})` : ''}.`,
      'Add this delegated permission to the app that signs the user in, consent to it, and sign in again.',
      ...(view.isAdmin ? ['The user must also be a Fabric administrator.'] : []),
    ],
    example: answered('InsufficientScopes', { status: 403, claims: user }),
    nearMiss: answered('InsufficientPrivileges', { status: 403, claims: user }),
  },
  {
    code: 'FABRIC_PRINCIPAL_NOT_SUPPORTED',
    title: 'Git does not accept the app with these credentials',
    certainty: 'documented',
    docs: pages.fabricGit,
    source: 'the descriptions of the Git operations; microsoft/terraform-provider-fabric #693 for ConfiguredConnection',
    when: { service: 'fabric', says: ['PrincipalTypeNotSupported'], path: /\/git\//i },
    why: 'Automatic Git credentials are for users. An app can use Git only with a connection that is stored in Fabric.',
    fix: (view) => [
      'Send myGitCredentials with source ConfiguredConnection and the connectionId of a connection to the repository.',
      `In Manage connections and gateways, open this connection. Under Manage users, add ${callerName(view)} as User.`,
      'If it already was ConfiguredConnection: send GET …/git/connection. Some workspaces were connected nevertheless.',
      'For commit and update: every item in the call must be of a type that supports apps.',
    ],
    example: answered('BadRequest', {
      path: `${WORKSPACE}/git/connect`,
      method: 'POST',
      more: 'PrincipalTypeNotSupported',
      message: 'The request could not be processed due to missing or invalid information',
    }),
    nearMiss: answered('PrincipalTypeNotSupported', { path: WORKSPACE, method: 'POST' }),
  },
  {
    code: 'FABRIC_PRINCIPAL_NOT_SUPPORTED',
    title: 'This operation does not accept this kind of caller',
    certainty: 'documented',
    docs: pages.fabricIdentity,
    source: "the table of identities in each description; users' captures, mostly with 400",
    when: { service: 'fabric', says: ['PrincipalTypeNotSupported'] },
    why: (view) =>
      view.caller === 'user'
        ? 'Fabric says that it does not accept a user here.'
        : 'Fabric says that it does not accept a service principal here: not for this operation, or not for this type of item. No setting opens it.',
    fix: (view) => [
      view.caller === 'user' ? 'Call it as a service principal.' : "Call it with a user's token.",
      "Compare the table of identities on the operation's page; for items it depends on their type, and all items of the call must support it.",
    ],
    example: answered('PrincipalTypeNotSupported', { method: 'POST' }),
    nearMiss: fromPowerBi('PrincipalTypeNotSupported'),
  },
  {
    code: 'FABRIC_INSUFFICIENT_PERMISSIONS_OVER_CAPACITY',
    title: 'The caller may not use this capacity',
    certainty: 'reported',
    docs: pages.fabricCapacity,
    source: 'issues and code of Fabric CLI; 403',
    when: { service: 'fabric', says: ['InsufficientPermissionsOverCapacity'] },
    why: 'A workspace can be put on a capacity only by its administrators and contributors. A role in the workspace does not help.',
    fix: (view) => [
      `In the Admin portal, Capacity settings, open the capacity. Under Contributor permissions, add ${callerName(view)}.`,
      'A trial capacity cannot be given to an app: use an F or P capacity.',
      waitForIt,
    ],
    example: answered('InsufficientPermissionsOverCapacity', {
      path: `${WORKSPACE}/assignToCapacity`,
      method: 'POST',
      status: 403,
      message: 'The calling principal has no sufficient permissions over the target capacity',
    }),
    nearMiss: fromPowerBi('InsufficientPermissionsOverCapacity'),
  },
];

/** What is left when nothing names a reason. */
export const silentRow: Row = {
  code: 'FABRIC_REFUSED_SILENTLY',
  title: 'Fabric refuses a valid token, and does not say why',
  stage: 'shape',
  certainty: 'inferred',
  docs: pages.fabricTroubleshoot,
  source: 'users met a bare 403 where a role or a capacity was missing: fabric-cicd #402, #516, FabricTools #79',
  when: {
    service: 'fabric',
    status: [403],
    path: /^\/v1\/(workspaces\/[^/]+\/|$)/i,
    also: (view) => isSilent(view) && isAtService(view) && tokenLooksGood(view),
  },
  evidence: 'an empty 403 without a reason in a workspace, for a valid token',
  why: 'The answer is an empty 403. In a workspace this was seen for a missing role, and for a workspace without a running capacity.',
  fix: (view) => [
    giveAccess(view),
    'In Workspace settings, License info: the workspace needs an F, P or trial capacity that is running, not paused.',
    'To find out which: send GET /v1/workspaces. If the workspace is listed with a capacityId, the role and the capacity are there.',
  ],
  example: silent({ method: 'POST' }),
  nearMiss: silent({ path: '/v1/workspaces' }),
};

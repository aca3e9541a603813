import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { answered, fromPowerBi, WORKSPACE } from './sample.ts';

/** Names that somebody else has, and roles that are there already. */
export const takenRows: readonly Row[] = [
  {
    code: 'FABRIC_ITEM_DISPLAY_NAME_NOT_AVAILABLE_YET',
    title: 'The name belongs to an item that was deleted a moment ago',
    certainty: 'reported',
    docs: pages.fabricTroubleshoot,
    source: 'many clients retry on it; measured by one in 2026: 409, isRetriable true, free again after 20 seconds',
    when: { service: 'fabric', says: ['ItemDisplayNameNotAvailableYet'] },
    why: 'Fabric keeps the name of a deleted item for some minutes after the item has left the list.',
    fix: [
      'Wait 20 to 60 seconds and send the same request again, for some minutes if needed.',
      'In scripts, delete all items first, and create the new ones after that.',
    ],
    example: answered('ItemDisplayNameNotAvailableYet', {
      method: 'POST',
      status: 409,
      message: "Requested 'Sales' is not available yet and is expected to become available in the upcoming minutes.",
    }),
    nearMiss: answered('ItemDisplayNameAlreadyInUse', { method: 'POST', status: 409 }),
  },
  {
    code: 'FABRIC_ITEM_DISPLAY_NAME_ALREADY_IN_USE',
    title: 'An item of this type already has this name in the workspace',
    certainty: 'documented',
    docs: pages.fabricTroubleshoot,
    source: 'the descriptions of 48 operations; fabric-cicd retries, as the name of a deleted item is not free at once',
    when: { service: 'fabric', says: ['ItemDisplayNameAlreadyInUse'] },
    why: 'Within a workspace, items of one type need different names. The name of a deleted item is also kept for some minutes.',
    fix: (view) => [
      `Send GET ${listAt(view)} and look for the displayName. Update that item (PATCH or updateDefinition), or choose another name.`,
      'If it was deleted a moment ago: wait some minutes and send the request again.',
      'If the list does not have it: the caller may not see it, or it is in a folder of the workspace.',
    ],
    example: answered('ItemDisplayNameAlreadyInUse', { method: 'POST', status: 409 }),
    nearMiss: fromPowerBi('ItemDisplayNameAlreadyInUse'),
  },
  {
    code: 'FABRIC_WORKSPACE_NAME_ALREADY_EXISTS',
    title: 'A workspace with this name already exists',
    certainty: 'reported',
    docs: pages.fabricTroubleshoot,
    source: 'third-party clients and an emulator, with 409; not in the descriptions',
    when: {
      service: 'fabric',
      says: ['WorkspaceNameAlreadyExists', 'WorkspaceDisplayNameAlreadyInUse', 'DuplicateWorkspaceName'],
    },
    why: 'Names of workspaces are unique in the tenant. Workspaces that this caller does not see also count, and deleted ones that can be restored.',
    fix: [
      'Send GET /v1/workspaces and look for the displayName: if it is listed, use its id.',
      'If it is not listed: choose another name, or have its admin give the caller a role (Admin portal, Workspaces shows all).',
    ],
    example: answered('WorkspaceNameAlreadyExists', { path: '/v1/workspaces', method: 'POST', status: 409 }),
    nearMiss: fromPowerBi('WorkspaceNameAlreadyExists'),
  },
  {
    code: 'FABRIC_DUPLICATE_CONNECTION_NAME',
    title: 'Another connection already has this name',
    certainty: 'documented',
    docs: pages.fabricConnections,
    source: 'the descriptions of CreateConnection and UpdateConnection; fuam-basic #48 for the words',
    when: { service: 'fabric', says: ['DuplicateConnectionName'] },
    why: 'Names of connections are unique. The other connection can belong to somebody else, so that this caller does not see it.',
    fix: [
      'Send GET /v1/connections: if the name is listed, use the id of that connection, or change it with PATCH.',
      'If it is not listed: choose another displayName, or have its owner share it (Manage connections and gateways, Manage users).',
    ],
    example: answered('DuplicateConnectionName', {
      path: '/v1/connections',
      method: 'POST',
      status: 409,
      message: 'The connection DisplayName input is already being used by another connection',
    }),
    nearMiss: fromPowerBi('DuplicateConnectionName'),
  },
  {
    code: 'FABRIC_PRINCIPAL_ALREADY_HAS_ROLE',
    title: 'This principal already has a role in the workspace',
    certainty: 'reported',
    docs: pages.fabricRoles,
    source: 'repositories branch on it, with 409; the creator of a workspace is its admin',
    when: { service: 'fabric', says: ['PrincipalAlreadyHasWorkspaceRolePermissions'] },
    why: 'A role can be given only once. The creator of the workspace has the role Admin from the start.',
    fix: [
      'If the role is the wanted one, there is nothing to do.',
      'To change it: take the id from GET …/roleAssignments, and send PATCH …/roleAssignments/{id} with the new role.',
    ],
    example: answered('PrincipalAlreadyHasWorkspaceRolePermissions', {
      path: `${WORKSPACE}/roleAssignments`,
      method: 'POST',
      status: 409,
    }),
    nearMiss: fromPowerBi('PrincipalAlreadyHasWorkspaceRolePermissions'),
  },
];

/** The list of the collection that an item is created or renamed in. */
function listAt({ path }: View): string {
  return /^(\/v1\/workspaces\/[^/]+\/[A-Za-z]+)/i.exec(path)?.[1] ?? '/v1/workspaces/{workspaceId}/items';
}

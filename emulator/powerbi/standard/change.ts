import type { TenantChange } from '../../tenant/change.ts';
import type { TenantDefinition } from '../../tenant/definition.ts';
import { objectIdOf } from '../../tenant/identities.ts';
import type { Content } from '../content/content.ts';
import { identityNeeds } from '../content/dataset.ts';
import type { Workspace } from '../content/tenant-wide.ts';
import { assignToCapacity, letRoleWait, noteChange } from '../content/workspace.ts';
import { addPeople } from './people.ts';
import { addCapacity, addGateway } from './tenant.ts';
import { addDefinedWorkspace, capacityIdOf, grantRole } from './workspaces.ts';

/**
 * Brings living content in line with a change of the tenant. Only what the change names is touched: what callers did stays.
 * @param tenant the definition after the change
 */
export function changeContent(content: Content, tenant: TenantDefinition, change: TenantChange): void {
  content.tenant = tenant;
  addPeople(content);
  for (const { id, fields } of content.datasets.made()) Object.assign(fields, identityNeeds(content, id));
  for (const name of Object.keys(change.capacities ?? {})) changeCapacity(content, name);
  for (const name of Object.keys(change.gateways ?? {})) changeGateway(content, name);
  for (const [name, part] of Object.entries(change.workspaces ?? {})) changeWorkspace(content, name, part);
}

function changeCapacity(content: Content, name: string): void {
  const definition = content.tenant.capacities[name];
  const known = content.capacities.list().find(({ fields }) => fields['displayName'] === name);
  if (definition === undefined) {
    if (known !== undefined) content.capacities.remove(known.id);
  } else if (known === undefined) addCapacity(content, name, definition);
  else Object.assign(known.fields, { sku: definition.sku, state: definition.state });
}

function changeGateway(content: Content, name: string): void {
  const definition = content.tenant.gateways[name];
  const known = content.gateways.list().find(({ fields }) => fields['name'] === name);
  if (definition === undefined) {
    if (known !== undefined) content.gateways.remove(known.id);
  } else if (known === undefined) addGateway(content, name, definition);
}

function changeWorkspace(content: Content, name: string, part: NonNullable<TenantChange['workspaces']>[string]): void {
  const definition = content.tenant.workspaces[name];
  const known = content.workspaces.list().find(({ fields }) => fields['name'] === name);
  if (definition === undefined) {
    if (known !== undefined) known.fields['state'] = 'Deleted';
    noteChange(content, known?.id);
    return;
  }
  const workspace: Workspace = known ?? addDefinedWorkspace(content, name, definition);
  noteChange(content, workspace.id);
  if (part?.capacity !== undefined) assignToCapacity(content, workspace, capacityIdOf(content, definition.capacity));
  if (part?.deleted !== undefined || known === undefined)
    workspace.fields['state'] = definition.deleted ? 'Deleted' : 'Active';
  for (const who of Object.keys(part?.roles ?? {})) {
    const isNew = known !== undefined && workspace.access.rightOf(objectIdOf(content.tenant, who)) === undefined;
    grantRole(content, workspace, who, definition.roles[who] ?? 'None');
    if (isNew) letRoleWait(content, workspace, objectIdOf(content.tenant, who));
  }
}

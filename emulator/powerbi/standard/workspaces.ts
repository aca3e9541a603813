import type { WorkspaceDefinition } from '../../tenant/definition.ts';
import { objectIdOf } from '../../tenant/identities.ts';
import type { Content } from '../content/content.ts';
import { idOf } from '../content/ids.ts';
import type { Workspace } from '../content/tenant-wide.ts';
import { addWorkspace, assignToCapacity } from '../content/workspace.ts';

/** Makes a workspace of the tenant's definition, with its roles and its capacity, and nothing in it. */
export function addDefinedWorkspace(
  content: Content,
  name: string,
  { id, capacity, roles }: WorkspaceDefinition,
): Workspace {
  const workspace = addWorkspace(content, id, {
    name,
    description: `${name}: reports and the models behind them`,
    dataflowStorageId: idOf('storage account/northwind lake'),
  });
  const capacityId = capacityIdOf(content, capacity);
  if (capacityId !== undefined) assignToCapacity(content, workspace, capacityId);
  for (const [who, role] of Object.entries(roles)) grantRole(content, workspace, who, role);
  return workspace;
}

/** Gives a role to an app or a user, by name or object id, or takes it away with `None`. */
export function grantRole({ directory, tenant }: Content, { access }: Workspace, who: string, role: string): void {
  const { graphId, principalType } = directory.resolve(objectIdOf(tenant, who));
  access.grant(graphId, role, principalType);
}

/** @returns undefined for a name that no capacity has, and without one */
export function capacityIdOf({ tenant }: Content, name: string | undefined): string | undefined {
  return name === undefined ? undefined : tenant.capacities[name]?.id;
}

import type { Content } from './content.ts';
import type { Capacity } from './tenant-wide.ts';

/** Whether what a path names stands on a paused capacity. */
export function isOnPausedCapacity(content: Content, path: Readonly<Record<string, string>>): boolean {
  return capacityOf(content, path)?.fields['state'] === 'Suspended';
}

/** Whether what a path names stands on Premium Per User, whose SKUs begin with PP. */
export function isOnPremiumPerUser(content: Content, path: Readonly<Record<string, string>>): boolean {
  const sku = capacityOf(content, path)?.fields['sku'];
  return typeof sku === 'string' && sku.startsWith('PP');
}

/** Whether a workspace is on no capacity of the tenant's, but on the one that all tenants share. */
export function isOnSharedCapacity({ workspaces }: Pick<Content, 'workspaces'>, groupId: string): boolean {
  return workspaces.find(groupId)?.fields['isOnDedicatedCapacity'] !== true;
}

/** The capacity of what a path names: by its workspace, or beside one by its semantic model. */
function capacityOf(content: Content, path: Readonly<Record<string, string>>): Capacity | undefined {
  const groupId = path['groupId'] ?? content.datasets.find(path['datasetId'])?.groupId;
  const capacityId = content.workspaces.find(groupId)?.fields['capacityId'];
  return typeof capacityId === 'string' ? content.capacities.find(capacityId) : undefined;
}

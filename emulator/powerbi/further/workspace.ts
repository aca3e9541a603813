import { firstApp } from '../../tenant/identities.ts';
import type { Role } from '../../tenant/role.ts';
import type { Content } from '../content/content.ts';
import type { Workspace } from '../content/tenant-wide.ts';
import { addWorkspace } from '../content/workspace.ts';
import { drawn, workspaceId } from './ids.ts';
import { peopleOf } from './people.ts';

const DEPARTMENTS = ['Finance', 'Logistics', 'Marketing', 'Production', 'Purchasing', 'Research', 'Sales', 'Service'];

const DAY = 24 * 3600;
const HOUR = 3600;

/** Half of the workspaces were changed in the last 30 days, which is as far back as can be asked. */
const CHANGED_WITHIN = 60 * DAY;

/** Every so many are on the tenant's first capacity. */
const ON_CAPACITY = 3;

/** The name of a further workspace, such as `Finance 00017`. */
export function workspaceName(index: number): string {
  return `${DEPARTMENTS[drawn(index, 'department', DEPARTMENTS.length)] ?? ''} ${String(index + 1).padStart(5, '0')}`;
}

/**
 * Makes a further workspace with its roles and its capacity.
 * @param content with a clock that stands still
 */
export function makeWorkspace(content: Content, index: number): Workspace {
  const name = workspaceName(index);
  const [capacity] = index % ON_CAPACITY === 0 ? Object.values(content.tenant.capacities) : [];
  const placed =
    capacity === undefined
      ? {}
      : { isOnDedicatedCapacity: true, capacityId: capacity.id, capacityMigrationStatus: 'Migrated' };
  const workspace = addWorkspace(content, workspaceId(index), {
    name,
    description: `${name}: further reports`,
    ...placed,
  });
  if (capacity !== undefined) workspace.assignment['capacityId'] = capacity.id;
  grantRoles(content, workspace, index);
  workspace.modified = content.clock.moment(-HOUR - drawn(index, 'modified', CHANGED_WITHIN));
  return workspace;
}

function grantRoles({ tenant }: Content, { access }: Workspace, index: number): void {
  const others: readonly Role[] = ['Member', 'Contributor', 'Viewer'];
  for (const [place, { graphId }] of peopleOf(index).entries())
    access.grant(graphId, place === 0 ? 'Admin' : (others[place % others.length] ?? 'Viewer'), 'User');
  if (tenant.furtherWorkspaces?.appIn !== 'standard')
    access.grant(firstApp(tenant).servicePrincipalId, 'Member', 'App');
}

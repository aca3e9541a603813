import type { Capacity } from '../content/tenant-wide.ts';
import { assignToCapacity } from '../content/workspace.ts';
import { expands } from '../expand.ts';
import { pick, rowsOf, textOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { done, shows, type Handlers, type Request } from '../request.ts';

/** The capacity that the path names. */
export function capacityOf(request: Request): Capacity {
  return request.content.capacities.get(request.path['capacityId']);
}

function workloadOf(request: Request): Fields {
  const wanted = request.path['workloadName']?.toLowerCase();
  const workload = capacityOf(request).workloads.find(({ name }) => String(name).toLowerCase() === wanted);
  if (!workload) throw notFound();
  return workload;
}

/** A capacity with its encryption key, when the key is asked for. */
function withKey(request: Request, { fields }: Capacity): Fields {
  const key = request.content.tenantKeys.find(textOf(fields, 'tenantKeyId'));
  return expands(request, 'tenantKey') && key ? { ...fields, tenantKey: key.fields } : fields;
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Capacities, their workloads, and which workspaces they carry. */
export const capacityHandlers: Handlers = {
  Capacities_GetCapacities: (request) =>
    listed(
      request,
      request.content.capacities.list().map(({ fields }) => fields),
    ),
  Capacities_GetWorkloads: (request) => listed(request, capacityOf(request).workloads),
  Capacities_GetWorkload: (request) => shows(workloadOf(request)),
  Capacities_PatchWorkload: (request) => {
    Object.assign(workloadOf(request), pick(request.fields, 'state', 'maxMemoryPercentageSetByUser'));
    return done;
  },

  Admin_GetCapacitiesAsAdmin: (request) =>
    listed(
      request,
      request.content.capacities.list().map((capacity) => withKey(request, capacity)),
    ),
  Admin_PatchCapacityAsAdmin: (request) => {
    const { fields } = capacityOf(request);
    const tenantKeyId = textOf(request.fields, 'tenantKeyId');
    if (tenantKeyId !== undefined) fields['tenantKeyId'] = request.content.tenantKeys.get(tenantKeyId).id;
    return done;
  },
  Capacities_GetCapacityUsersAsAdmin: (request) => listed(request, capacityOf(request).access.shown()),
  Capacities_AssignWorkspacesToCapacity: (request) => {
    const { content, fields } = request;
    const assignments = rowsOf(fields['capacityMigrationAssignments']).map((assignment) => ({
      capacity: content.capacities.get(textOf(assignment, 'targetCapacityObjectId')),
      workspaces: idsOf(assignment['workspacesToAssign']).map((id) => content.workspaces.get(id)),
    }));
    for (const { capacity, workspaces } of assignments) {
      for (const workspace of workspaces) assignToCapacity(content, workspace, capacity.id);
    }
    return done;
  },
  Capacities_UnassignWorkspacesFromCapacity: (request) => {
    const { content, fields } = request;
    const workspaces = idsOf(fields['workspacesToUnassign']).map((id) => content.workspaces.get(id));
    for (const workspace of workspaces) assignToCapacity(content, workspace, undefined);
    return done;
  },
};

import { defined } from '../../../catalogue/model/defined.ts';
import type { Dashboard, Dataset, Placed } from '../content/items.ts';
import type { PlacedCollection } from '../content/placed-collection.ts';
import type { Workspace } from '../content/tenant-wide.ts';
import { expands } from '../expand.ts';
import { textOf, type Fields } from '../fields.ts';
import { listed, listedAs } from '../paging.ts';
import { inView, shows, within, workspaceOf, type Handler, type Handlers, type Request } from '../request.ts';
import { usersOf, type artifactRights } from './artifact-users.ts';
import { shownImport } from './imports.ts';

interface Recorded extends Placed {
  readonly fields: Fields;
}

/** A list of things with the workspace that each stands in. */
function all<T extends Recorded>(
  collection: (request: Request) => PlacedCollection<T>,
  show: (request: Request, item: T) => Fields = (_, { fields }) => fields,
): Handler {
  return (request) =>
    listedAs(request, inView(request, collection(request)), (item) => ({
      ...show(request, item),
      workspaceId: item.groupId,
    }));
}

function withTiles(request: Request, { id, groupId, fields }: Dashboard): Fields {
  if (!expands(request, 'tiles')) return fields;
  const tiles = request.content.tiles.in(groupId).filter(({ dashboardId }) => dashboardId === id);
  return { ...fields, tiles: tiles.map((tile) => tile.fields) };
}

/** A dataset with how it is encrypted, when that is asked for or when it is part of its workspace. */
function withEncryption(request: Request, { groupId, fields }: Dataset): Fields {
  const capacity = request.content.capacities.find(
    textOf(request.content.workspaces.get(groupId).fields, 'capacityId'),
  );
  const encryption = capacity
    ? { id: capacity.fields['tenantKeyId'], encryptionStatus: 'InSyncWithWorkspace' }
    : { encryptionStatus: 'NotSupported' };
  return { ...fields, encryption };
}

/** The pipelines that workspaces are in, by their ids. */
function pipelinesOf({ content }: Request): ReadonlyMap<string, string> {
  const stages = content.pipelines
    .list()
    .flatMap(({ id, stages }) => stages.map(({ workspaceId }) => [workspaceId ?? '', id] as const));
  // The first one counts.
  return new Map(stages.reverse());
}

/** A workspace as administrators see it, without relations. */
function plainly(pipelines: ReadonlyMap<string, string>, { id, fields }: Workspace): Fields {
  return { ...fields, ...defined({ pipelineId: pipelines.get(id) }) };
}

/** A workspace with the relations that `$expand` names. */
function expanded(request: Request, pipelines: ReadonlyMap<string, string>, workspace: Workspace): Fields {
  const { content } = request;
  const own = <T extends Recorded>(collection: PlacedCollection<T>): T[] => collection.in(workspace.id);
  const plain = (items: readonly Recorded[]): Fields[] => items.map(({ fields }) => fields);
  const relations: Readonly<Record<string, () => Fields[]>> = {
    users: () => workspace.access.shown(),
    reports: () => plain(own(content.reports)),
    dashboards: () => plain(own(content.dashboards)),
    datasets: () => own(content.datasets).map((dataset) => withEncryption(request, dataset)),
    dataflows: () => plain(own(content.dataflows)),
    workbooks: () =>
      own(content.datasets).map(({ id, fields }) => ({ name: `${String(fields['name'])}.xlsx`, datasetId: id })),
  };
  const asked = Object.entries(relations).filter(([name]) => expands(request, name));
  return {
    ...plainly(pipelines, workspace),
    ...Object.fromEntries(asked.map(([name, relation]) => [name, relation()])),
  };
}

/** Who may use one thing because of a role in its workspace. */
function users<T extends Recorded>(
  kind: keyof typeof artifactRights,
  parameter: string,
  collection: (request: Request) => PlacedCollection<T>,
): Handler {
  return (request) => {
    const { groupId } = within(request, collection(request), request.path[parameter]);
    return listed(request, usersOf(request.content.workspaces.get(groupId), kind));
  };
}

const datasets = all(
  ({ content }) => content.datasets,
  (request, dataset) => (expands(request, 'encryption') ? withEncryption(request, dataset) : dataset.fields),
);
const reports = all(({ content }) => content.reports);
const dashboards = all(({ content }) => content.dashboards, withTiles);
const dataflows = all(({ content }) => content.dataflows);

/** The tenant as an administrator lists it. */
export const adminListHandlers: Handlers = {
  Groups_GetGroupsAsAdmin: (request) => {
    const pipelines = pipelinesOf(request);
    const show = (workspace: Workspace): Fields => expanded(request, pipelines, workspace);
    const fields = (workspace: Workspace): Fields => plainly(pipelines, workspace);
    return listedAs(request, request.content.workspaces.list(), show, { fields });
  },
  Groups_GetGroupAsAdmin: (request) => shows(expanded(request, pipelinesOf(request), workspaceOf(request))),
  Datasets_GetDatasetsAsAdmin: datasets,
  Datasets_GetDatasetsInGroupAsAdmin: datasets,
  Reports_GetReportsAsAdmin: reports,
  Reports_GetReportsInGroupAsAdmin: reports,
  Dashboards_GetDashboardsAsAdmin: dashboards,
  Dashboards_GetDashboardsInGroupAsAdmin: dashboards,
  Dataflows_GetDataflowsAsAdmin: dataflows,
  Dataflows_GetDataflowsInGroupAsAdmin: dataflows,
  Imports_GetImportsAsAdmin: (request) =>
    listed(
      request,
      inView(request, request.content.imports).map((item) => shownImport(request, item)),
    ),
  Datasets_GetDatasourcesAsAdmin: (request) =>
    listed(request, within(request, request.content.datasets, request.path['datasetId']).dataSources),
  Dashboards_GetTilesAsAdmin: (request) => {
    const dashboard = within(request, request.content.dashboards, request.path['dashboardId']);
    return listed(
      request,
      request.content.tiles
        .in(dashboard.groupId)
        .filter(({ dashboardId }) => dashboardId === dashboard.id)
        .map(({ fields }) => fields),
    );
  },
  // Rights can be given on a dataset itself as well; those stand for the ones that come with a role.
  Datasets_GetDatasetUsersAsAdmin: (request) => {
    const { access, groupId } = within(request, request.content.datasets, request.path['datasetId']);
    const own = access.shown();
    const byRole = usersOf(request.content.workspaces.get(groupId), 'dataset').filter(
      (user) => !own.some(({ graphId }) => graphId === user['graphId']),
    );
    return listed(request, [...own, ...byRole]);
  },
  Reports_GetReportUsersAsAdmin: users('report', 'reportId', ({ content }) => content.reports),
  Dashboards_GetDashboardUsersAsAdmin: users('dashboard', 'dashboardId', ({ content }) => content.dashboards),
  Dataflows_GetDataflowUsersAsAdmin: users('dataflow', 'dataflowId', ({ content }) => content.dataflows),
};

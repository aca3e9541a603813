import { defined } from '../../../catalogue/model/defined.ts';
import type { Collection } from '../content/collection.ts';
import type { Dashboard, Dataset, Placed } from '../content/items.ts';
import type { Workspace } from '../content/tenant-wide.ts';
import { expands } from '../expand.ts';
import { textOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { inView, shows, within, workspaceOf, type Handler, type Handlers, type Request } from '../request.ts';
import { usersOf, type artifactRights } from './artifact-users.ts';
import { shownImport } from './imports.ts';

interface Recorded extends Placed {
  readonly fields: Fields;
}

/** A list of things with the workspace that each stands in. */
function all<T extends Recorded>(
  collection: (request: Request) => Collection<T>,
  show: (request: Request, item: T) => Fields = (_, { fields }) => fields,
): Handler {
  return (request) =>
    listed(
      request,
      inView(request, collection(request)).map((item) => ({ ...show(request, item), workspaceId: item.groupId })),
    );
}

function withTiles(request: Request, { id, fields }: Dashboard): Fields {
  if (!expands(request, 'tiles')) return fields;
  const tiles = request.content.tiles.list(({ dashboardId }) => dashboardId === id);
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

/** A workspace with the relations that `$expand` names. */
function expanded(request: Request, workspace: Workspace): Fields {
  const { content } = request;
  const own = <T extends Recorded>(collection: Collection<T>): T[] =>
    collection.list(({ groupId }) => groupId === workspace.id);
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
  const pipeline = content.pipelines.list(({ stages }) =>
    stages.some(({ workspaceId }) => workspaceId === workspace.id),
  )[0];
  const asked = Object.entries(relations).filter(([name]) => expands(request, name));
  return {
    ...workspace.fields,
    ...defined({ pipelineId: pipeline?.id }),
    ...Object.fromEntries(asked.map(([name, relation]) => [name, relation()])),
  };
}

/** Who may use one thing because of a role in its workspace. */
function users<T extends Recorded>(
  kind: keyof typeof artifactRights,
  parameter: string,
  collection: (request: Request) => Collection<T>,
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
  Groups_GetGroupsAsAdmin: (request) =>
    listed(
      request,
      request.content.workspaces.list().map((workspace) => expanded(request, workspace)),
    ),
  Groups_GetGroupAsAdmin: (request) => shows(expanded(request, workspaceOf(request))),
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
      request.content.tiles.list(({ dashboardId }) => dashboardId === dashboard.id).map(({ fields }) => fields),
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

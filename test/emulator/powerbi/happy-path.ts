import { standardTenant, type Operation } from '../../../catalogue/powerbi/index.ts';
import type { Answer } from '../../../emulator/call.ts';
import { rowsOf, type Fields } from '../../../emulator/powerbi/fields.ts';
import { standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import { bodies, type Named } from './bodies.ts';
import { app, idOf, itemsOf, send, user, type Said } from './calls.ts';

const DAY = '2026-06-10';

/** Queries that show all that an operation can show. */
const queries: Readonly<Record<string, Record<string, string>>> = {
  Admin_GetActivityEvents: { startDateTime: `'${DAY}T00:00:00'`, endDateTime: `'${DAY}T23:59:59'` },
  Admin_GetCapacitiesAsAdmin: { $expand: 'tenantKey' },
  Datasets_GetDatasetsInGroupAsAdmin: { $expand: 'encryption' },
  Groups_GetGroupAsAdmin: { $expand: 'users' },
  Groups_GetGroupsAsAdmin: { $top: '100', $expand: 'users,reports,dashboards,datasets,dataflows,workbooks' },
  Pipelines_GetPipeline: { $expand: 'stages' },
  Pipelines_GetPipelinesAsAdmin: { $expand: 'stages,users' },
  WorkspaceInfo_PostWorkspaceInfo: {
    lineage: 'true',
    datasourceDetails: 'true',
    datasetSchema: 'true',
    datasetExpressions: 'true',
    getArtifactUsers: 'true',
  },
  'GoalValues_(Preview)_Get': { $expand: 'notes' },
  'GoalValues_(Preview)_GetByID': { $expand: 'notes' },
  'Scorecards_(Preview)_GetScorecardByReportId': { $expand: 'goals($expand=aggregations,goalValues)' },
  Imports_PostImport: { datasetDisplayName: 'New.pbix' },
  Imports_PostImportInGroup: { datasetDisplayName: 'New.pbix' },
};

const refreshableQuery = { $expand: 'capacity,group' };

function firstItem(answered: Answer, name?: string): Fields {
  return itemsOf(answered, name)[0] ?? {};
}

/** The first id of a list. */
function first(content: Content, operationId: string, path: Record<string, string>, said: Said = {}): string {
  const item = firstItem(send(content, operationId, { ...said, path, caller: user }));
  return String(item['requestId'] ?? item['id'] ?? item['name']);
}

/** The ids of one workspace: the standard one, or the user's own for paths without one. */
function idsIn(content: Content, own: boolean): Record<string, string> & Named {
  const place = own ? {} : { groupId: standardTenant.groupId };
  const list = (name: string, path: Record<string, string> = {}): string =>
    first(content, own ? name : `${name}InGroup`, { ...place, ...path });
  const reportId = list('Reports_GetReports');
  const datasetId = list('Datasets_GetDatasets');
  const dashboardId = list('Dashboards_GetDashboards');
  const inStandard = { groupId: standardTenant.groupId };
  const scorecardId = first(content, 'Scorecards_Get', inStandard);
  const goalId = first(content, 'Goals_Get', { ...inStandard, scorecardId });
  const checkIn = firstItem(
    send(content, 'GoalValues_Get', { path: { ...inStandard, scorecardId, goalId }, query: { $expand: 'notes' } }),
  );
  const pipelineId = first(content, 'Pipelines_GetPipelines', {});
  const appId = first(content, 'Apps_GetApps', {});
  return {
    ...place,
    reportId,
    datasetId,
    dashboardId,
    scorecardId,
    goalId,
    pipelineId,
    appId,
    timestamp: String(checkIn['timestamp']).slice(0, 10),
    noteId: String(rowsOf(checkIn['notes'])[0]?.['id']),
    tileId: list('Dashboards_GetTiles', { dashboardId }),
    refreshId: list('Datasets_GetRefreshHistory', { datasetId }),
    importId: list('Imports_GetImports'),
    pageName: list('Reports_GetPages', { reportId }),
    tableName: list('Datasets_GetTables', { datasetId }),
    operationId: first(content, 'Pipelines_GetPipelineOperations', { pipelineId }),
    stageOrder: '1',
    datasourceId: first(content, 'Gateways_GetDatasources', { gatewayId: standardTenant.gatewayId }),
    refreshableId: first(content, 'Capacities_GetRefreshables', {}, { query: { $top: '1' } }),
    workloadName: first(content, 'Capacities_GetWorkloads', { capacityId: standardTenant.capacityId }),
    featureName: String(firstItem(send(content, 'AvailableFeatures_GetAvailableFeatures'), 'features')['name']),
    emailAdress: standardTenant.colleagueEmail,
    user: standardTenant.colleagueEmail,
    identifier: standardTenant.colleagueId,
    userId: standardTenant.userId,
    capacityId: standardTenant.capacityId,
    gatewayId: standardTenant.gatewayId,
    dataflowId: standardTenant.dataflowId,
    transactionId: standardTenant.transactionId,
    profileId: standardTenant.profileId,
    tenantKeyId: standardTenant.tenantKeyId,
  };
}

/** Ids of jobs that have to be started before they can be followed. */
function jobIds(
  content: Content,
  operation: Operation,
  ids: Record<string, string>,
  own: boolean,
): Record<string, string> {
  if (operation.path.includes('{scanId}')) {
    const query = queries['WorkspaceInfo_PostWorkspaceInfo'] ?? {};
    return {
      scanId: idOf(
        send(content, 'WorkspaceInfo_PostWorkspaceInfo', { query, body: { workspaces: [standardTenant.groupId] } }),
      ),
    };
  }
  if (operation.path.includes('{exportId}')) {
    const begun = send(content, own ? 'Reports_ExportToFile' : 'Reports_ExportToFileInGroup', {
      path: ids,
      body: { format: 'PDF' },
      caller: user,
    });
    return { exportId: idOf(begun) };
  }
  return {};
}

/** A new model to push rows into: others take none. */
function pushModel(content: Content, own: boolean): Record<string, string> {
  const path = own ? {} : { groupId: standardTenant.groupId };
  const tables = [{ name: 'Sales', columns: [{ name: 'Amount', dataType: 'Double' }] }];
  return {
    datasetId: idOf(
      send(content, own ? 'Datasets_PostDataset' : 'Datasets_PostDatasetInGroup', {
        path,
        body: { name: 'Pushed', tables },
        caller: user,
      }),
    ),
    tableName: 'Sales',
  };
}

/** What is said to an operation so that it answers with a success in this tenant. */
export function happySaid(content: Content, operation: Operation): Said {
  const own = !/\{groupId\}|\/admin\/|\/apps\//.test(operation.path);
  const ids = idsIn(content, own);
  const known: Record<string, string> = { ...ids, ...jobIds(content, operation, ids, own) };
  if (operation.path.includes('{tableName}')) Object.assign(known, pushModel(content, own));
  if (operation.id === 'Groups_RestoreDeletedGroupAsAdmin') known['groupId'] = standardTenant.deletedGroupId;
  const wanted = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const path = Object.fromEntries(wanted.map((name) => [name, known[name] ?? `missing ${name}`]));
  const top = operation.parameters.some(({ name, required }) => name === '$top' && required) ? { $top: '100' } : {};
  const query = operation.id.includes('Refreshable')
    ? { ...refreshableQuery, ...top }
    : { ...top, ...queries[operation.id] };
  const body = bodies(ids)[operation.id] ?? bodies(ids)[operation.id.replace(/InGroup$/, '')];
  const caller = operation.servicePrincipal === 'only' ? app : user;
  return { path, query, caller, ...(operation.body ? { body } : {}) };
}

/** Calls an operation of a fresh standard tenant so that it answers with a success. */
export function happyAnswer(operation: Operation): Answer {
  const content = standardContent();
  return send(content, operation.id, happySaid(content, operation));
}

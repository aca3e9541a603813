import type { DescribedOperation } from '../../model/types.ts';

/**
 * Which collection variable fills a path parameter. Most carry the parameter's own name. The same name in another context is
 * another id, so My workspace and apps have variables of their own: a semantic model of a workspace is not one of My workspace.
 */
function pathVariable(operation: Pick<DescribedOperation, 'id' | 'path' | 'closedReason'>, parameter: string): string {
  const own = BY_OPERATION[operation.id]?.[parameter];
  if (own) return own;
  const suffix = parameter.charAt(0).toUpperCase() + parameter.slice(1);
  if (operation.closedReason === 'my-workspace' && PERSONAL.has(parameter)) return `my${suffix}`;
  if (operation.path.includes('/apps/{appId}/') && PERSONAL.has(parameter)) return `app${suffix}`;
  return BY_PARAMETER[parameter] ?? parameter;
}

const PERSONAL = new Set([
  'datasetId',
  'refreshId',
  'reportId',
  'pageName',
  'exportId',
  'dashboardId',
  'tileId',
  'importId',
]);

/** The API misspells one of its names; what it takes is what `user` is everywhere else. */
const BY_PARAMETER: Readonly<Record<string, string>> = { timestamp: 'goalTimestamp', emailAdress: 'user' };

const BY_OPERATION: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Scorecards_(Preview)_GetScorecardByReportId': { reportId: 'scorecardReportId' },
  Groups_RestoreDeletedGroupAsAdmin: { groupId: 'deletedGroupId' },
  Apps_GetAppUsersAsAdmin: { appId: 'adminAppId' },
  Pipelines_GetPipelineOperation: { operationId: 'pipelineOperationId' },
};

/** Path parameters that are no ids: a value that fits the request as it stands, to be edited in place. */
const literalParameters: Readonly<Record<string, string>> = {
  tableName: 'Sales',
  stageOrder: '0',
  workloadName: 'Dataflows',
};

/** The variable of each path parameter; one that is typed in place has none. */
export function variablesOf(
  operation: Pick<DescribedOperation, 'id' | 'path' | 'closedReason'>,
): Readonly<Record<string, string>> {
  const parameters = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter!);
  const filled = parameters.filter((parameter) => literalParameters[parameter] === undefined);
  return Object.fromEntries(filled.map((parameter) => [parameter, pathVariable(operation, parameter)]));
}

/** What is typed in place: path parameters that are not ids, and query parameters. */
export function valuesOf({ id, path }: Pick<DescribedOperation, 'id' | 'path'>): Readonly<Record<string, string>> {
  const literals = Object.entries(literalParameters).filter(([parameter]) => path.includes(`{${parameter}}`));
  return { ...Object.fromEntries(literals), ...queryValues[id] };
}

/** Values of required query parameters, and of optional ones worth showing filled in. Everything else is shown empty and off. */
const queryValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // What it makes stays in My workspace: the next one must have another name.
  Imports_PostImport: { datasetDisplayName: 'Northwind-{{$timestamp}}.rdl', nameConflict: 'Abort' },
  Imports_PostImportInGroup: { datasetDisplayName: 'Northwind.rdl', nameConflict: 'Abort' },
  Capacities_GetRefreshables: { $top: '10' },
  Capacities_GetRefreshablesForCapacity: { $top: '10' },
  Groups_GetGroupsAsAdmin: { $top: '100' },
  Admin_GetRefreshables: { $top: '10' },
  Admin_GetRefreshablesForCapacity: { $top: '10' },
  Apps_GetAppsAsAdmin: { $top: '100' },
  WorkspaceInfo_PostWorkspaceInfo: {
    lineage: 'true',
    datasourceDetails: 'true',
    datasetSchema: 'true',
    datasetExpressions: 'true',
    getArtifactUsers: 'true',
  },
  Admin_GetActivityEvents: { startDateTime: "'{{activityDate}}T00:00:00'", endDateTime: "'{{activityDate}}T23:59:59'" },
};

/** Optional query parameters that are on although optional: without them the service answers 400. */
export const neededQuery: Readonly<Record<string, readonly string[]>> = {
  Admin_GetActivityEvents: ['startDateTime', 'endDateTime'],
};

/** Variables that stand for the id of another resource, so that one request can carry two ids of the same kind. */
export const aliases: Readonly<Record<string, string>> = {
  targetWorkspaceId: 'groupId',
  targetDashboardId: 'dashboardId',
  myTargetDashboardId: 'myDashboardId',
};

/** Ids that a request which creates something only reads: they may be found, as the original is not touched. */
export const sourceVariables: Readonly<Record<string, readonly string[]>> = {
  Reports_CloneReport: ['myReportId', 'myDatasetId'],
  Reports_CloneReportInGroup: ['groupId', 'reportId', 'datasetId'],
  Dashboards_CloneTile: ['myDashboardId', 'myTileId'],
  Dashboards_CloneTileInGroup: ['groupId', 'dashboardId', 'tileId'],
};

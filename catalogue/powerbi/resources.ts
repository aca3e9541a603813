import type { Operation } from '../model/types.ts';

/**
 * One kind of thing that the API knows by an id: which collection variable carries the id, and which operations list, create,
 * read and delete it. This is what lets one request feed the next.
 */
export interface Resource {
  /** The variable that carries its id, such as `datasetId`. */
  readonly variable: string;
  /** In words, for messages. */
  readonly noun: string;
  /** Operation that lists it, and where in the answer the first one's id is (`|date`: the date of that moment). */
  readonly list?: { readonly operation: string; readonly pick: string; readonly query?: string };
  /** An answer that shows one, of an operation that is never asked just to find an id: its limits are the whole tenant's. */
  readonly seenIn?: { readonly operation: string; readonly pick: string };
  /** Operations that create one, and where its id is: a path into the answer's body, or the last segment of `Location`. */
  readonly create?: readonly { readonly operation: string; readonly id: string }[];
  readonly read?: string;
  readonly delete?: string;
  /** Variables of the things it belongs to, outermost first. */
  readonly parents: readonly string[];
}

/** In a `create`: the id is the last segment of the `Location` header. */
export const FROM_LOCATION = 'header:Location';

const inWorkspace = ['groupId'];
const inDataset = ['groupId', 'datasetId'];
const inReport = ['groupId', 'reportId'];
const inDashboard = ['groupId', 'dashboardId'];
const inGoal = ['groupId', 'scorecardId', 'goalId'];

/** Every resource with an id that a request of the collection needs. */
export const resources: readonly Resource[] = [
  {
    variable: 'groupId',
    noun: 'workspace',
    list: { operation: 'Groups_GetGroups', pick: 'value[0].id' },
    create: [{ operation: 'Groups_CreateGroup', id: 'id' }],
    read: 'Groups_GetGroup',
    delete: 'Groups_DeleteGroup',
    parents: [],
  },
  {
    variable: 'datasetId',
    noun: 'semantic model',
    list: { operation: 'Datasets_GetDatasetsInGroup', pick: 'value[0].id' },
    create: [{ operation: 'Datasets_PostDatasetInGroup', id: 'id' }],
    read: 'Datasets_GetDatasetInGroup',
    delete: 'Datasets_DeleteDatasetInGroup',
    parents: inWorkspace,
  },
  {
    variable: 'refreshId',
    noun: 'refresh',
    list: { operation: 'Datasets_GetRefreshHistoryInGroup', pick: 'value[0].requestId' },
    create: [{ operation: 'Datasets_RefreshDatasetInGroup', id: FROM_LOCATION }],
    read: 'Datasets_GetRefreshExecutionDetailsInGroup',
    parents: inDataset,
  },
  {
    variable: 'importId',
    noun: 'import',
    list: { operation: 'Imports_GetImportsInGroup', pick: 'value[0].id' },
    create: [{ operation: 'Imports_PostImportInGroup', id: 'id' }],
    read: 'Imports_GetImportInGroup',
    parents: inWorkspace,
  },
  {
    variable: 'reportId',
    noun: 'report',
    list: { operation: 'Reports_GetReportsInGroup', pick: 'value[0].id' },
    create: [{ operation: 'Reports_CloneReportInGroup', id: 'id' }],
    read: 'Reports_GetReportInGroup',
    delete: 'Reports_DeleteReportInGroup',
    parents: inWorkspace,
  },
  {
    variable: 'pageName',
    noun: 'report page',
    list: { operation: 'Reports_GetPagesInGroup', pick: 'value[0].name' },
    read: 'Reports_GetPageInGroup',
    parents: inReport,
  },
  {
    variable: 'exportId',
    noun: 'export',
    create: [{ operation: 'Reports_ExportToFileInGroup', id: 'id' }],
    read: 'Reports_GetExportToFileStatusInGroup',
    parents: inReport,
  },
  {
    variable: 'dashboardId',
    noun: 'dashboard',
    list: { operation: 'Dashboards_GetDashboardsInGroup', pick: 'value[0].id' },
    create: [{ operation: 'Dashboards_AddDashboardInGroup', id: 'id' }],
    read: 'Dashboards_GetDashboardInGroup',
    delete: 'Dashboards_DeleteDashboardInGroup',
    parents: inWorkspace,
  },
  {
    variable: 'tileId',
    noun: 'tile',
    list: { operation: 'Dashboards_GetTilesInGroup', pick: 'value[0].id' },
    read: 'Dashboards_GetTileInGroup',
    parents: inDashboard,
  },
  {
    variable: 'dataflowId',
    noun: 'dataflow',
    list: { operation: 'Dataflows_GetDataflows', pick: 'value[0].objectId' },
    read: 'Dataflows_GetDataflow',
    delete: 'Dataflows_DeleteDataflow',
    parents: inWorkspace,
  },
  {
    variable: 'transactionId',
    noun: 'dataflow transaction',
    list: { operation: 'Dataflows_GetDataflowTransactions', pick: 'value[0].id' },
    parents: ['groupId', 'dataflowId'],
  },
  {
    variable: 'gatewayId',
    noun: 'gateway',
    list: { operation: 'Gateways_GetGateways', pick: 'value[0].id' },
    read: 'Gateways_GetGateway',
    parents: [],
  },
  {
    variable: 'datasourceId',
    noun: 'gateway data source',
    list: { operation: 'Gateways_GetDatasources', pick: 'value[0].id' },
    create: [{ operation: 'Gateways_CreateDatasource', id: 'id' }],
    read: 'Gateways_GetDatasource',
    delete: 'Gateways_DeleteDatasource',
    parents: ['gatewayId'],
  },
  {
    variable: 'capacityId',
    noun: 'capacity',
    list: { operation: 'Capacities_GetCapacities', pick: 'value[0].id' },
    parents: [],
  },
  {
    variable: 'refreshableId',
    noun: 'refreshable',
    list: { operation: 'Capacities_GetRefreshablesForCapacity', pick: 'value[0].id', query: '$top=1' },
    read: 'Capacities_GetRefreshableForCapacity',
    parents: ['capacityId'],
  },
  {
    variable: 'pipelineId',
    noun: 'deployment pipeline',
    list: { operation: 'Pipelines_GetPipelines', pick: 'value[0].id' },
    create: [{ operation: 'Pipelines_CreatePipeline', id: 'id' }],
    read: 'Pipelines_GetPipeline',
    delete: 'Pipelines_DeletePipeline',
    parents: [],
  },
  {
    variable: 'pipelineOperationId',
    noun: 'pipeline operation',
    list: { operation: 'Pipelines_GetPipelineOperations', pick: 'value[0].id' },
    create: [
      { operation: 'Pipelines_DeployAll', id: 'id' },
      { operation: 'Pipelines_SelectiveDeploy', id: 'id' },
    ],
    read: 'Pipelines_GetPipelineOperation',
    parents: ['pipelineId'],
  },
  {
    variable: 'profileId',
    noun: 'service principal profile',
    list: { operation: 'Profiles_GetProfiles', pick: 'value[0].id' },
    create: [{ operation: 'Profiles_CreateProfile', id: 'id' }],
    read: 'Profiles_GetProfile',
    delete: 'Profiles_DeleteProfile',
    parents: [],
  },
  {
    variable: 'scorecardId',
    noun: 'scorecard',
    list: { operation: 'Scorecards_(Preview)_Get', pick: 'value[0].id' },
    create: [{ operation: 'Scorecards_(Preview)_Post', id: 'id' }],
    read: 'Scorecards_(Preview)_GetByID',
    delete: 'Scorecards_(Preview)_DeleteByID',
    parents: inWorkspace,
  },
  {
    variable: 'scorecardReportId',
    noun: 'report of a scorecard',
    list: { operation: 'Scorecards_(Preview)_Get', pick: 'value[0].reportId' },
    parents: inWorkspace,
  },
  {
    variable: 'goalId',
    noun: 'goal',
    list: { operation: 'Goals_(Preview)_Get', pick: 'value[0].id' },
    create: [{ operation: 'Goals_(Preview)_Post', id: 'id' }],
    read: 'Goals_(Preview)_GetByID',
    delete: 'Goals_(Preview)_DeleteByID',
    parents: ['groupId', 'scorecardId'],
  },
  {
    variable: 'goalTimestamp',
    noun: 'goal value',
    list: { operation: 'GoalValues_(Preview)_Get', pick: 'value[0].timestamp|date' },
    create: [{ operation: 'GoalValues_(Preview)_Post', id: 'timestamp|date' }],
    read: 'GoalValues_(Preview)_GetByID',
    delete: 'GoalValues_(Preview)_DeleteByID',
    parents: inGoal,
  },
  {
    variable: 'noteId',
    noun: 'goal note',
    create: [{ operation: 'GoalNotes_(Preview)_Post', id: 'id' }],
    delete: 'GoalNotes_(Preview)_DeleteByID',
    parents: [...inGoal, 'goalTimestamp'],
  },
  {
    variable: 'scanId',
    noun: 'scan',
    create: [{ operation: 'WorkspaceInfo_PostWorkspaceInfo', id: 'id' }],
    read: 'WorkspaceInfo_GetScanStatus',
    parents: [],
  },
  {
    variable: 'userId',
    noun: 'user',
    list: { operation: 'Groups_GetGroupUsers', pick: 'value[0].identifier' },
    parents: inWorkspace,
  },
  {
    variable: 'tenantKeyId',
    noun: 'encryption key',
    seenIn: { operation: 'Admin_GetPowerBIEncryptionKeys', pick: 'value[0].id' },
    create: [{ operation: 'Admin_AddPowerBIEncryptionKey', id: 'id' }],
    parents: [],
  },
  {
    variable: 'appId',
    noun: 'app',
    list: { operation: 'Apps_GetApps', pick: 'value[0].id' },
    read: 'Apps_GetApp',
    parents: [],
  },
  {
    variable: 'adminAppId',
    noun: 'app of the tenant',
    seenIn: { operation: 'Apps_GetAppsAsAdmin', pick: 'value[0].id' },
    parents: [],
  },
  {
    variable: 'appReportId',
    noun: 'report of an app',
    list: { operation: 'Apps_GetReports', pick: 'value[0].id' },
    read: 'Apps_GetReport',
    parents: ['appId'],
  },
  {
    variable: 'appDashboardId',
    noun: 'dashboard of an app',
    list: { operation: 'Apps_GetDashboards', pick: 'value[0].id' },
    read: 'Apps_GetDashboard',
    parents: ['appId'],
  },
  {
    variable: 'appTileId',
    noun: 'tile of an app',
    list: { operation: 'Apps_GetTiles', pick: 'value[0].id' },
    read: 'Apps_GetTile',
    parents: ['appId', 'appDashboardId'],
  },
  {
    variable: 'myDatasetId',
    noun: 'semantic model of My workspace',
    list: { operation: 'Datasets_GetDatasets', pick: 'value[0].id' },
    create: [{ operation: 'Datasets_PostDataset', id: 'id' }],
    read: 'Datasets_GetDataset',
    delete: 'Datasets_DeleteDataset',
    parents: [],
  },
  {
    variable: 'myRefreshId',
    noun: 'refresh in My workspace',
    list: { operation: 'Datasets_GetRefreshHistory', pick: 'value[0].requestId' },
    create: [{ operation: 'Datasets_RefreshDataset', id: FROM_LOCATION }],
    read: 'Datasets_GetRefreshExecutionDetails',
    parents: ['myDatasetId'],
  },
  {
    variable: 'myImportId',
    noun: 'import in My workspace',
    list: { operation: 'Imports_GetImports', pick: 'value[0].id' },
    create: [{ operation: 'Imports_PostImport', id: 'id' }],
    read: 'Imports_GetImport',
    parents: [],
  },
  {
    variable: 'myReportId',
    noun: 'report of My workspace',
    list: { operation: 'Reports_GetReports', pick: 'value[0].id' },
    create: [{ operation: 'Reports_CloneReport', id: 'id' }],
    read: 'Reports_GetReport',
    delete: 'Reports_DeleteReport',
    parents: [],
  },
  {
    variable: 'myPageName',
    noun: 'report page in My workspace',
    list: { operation: 'Reports_GetPages', pick: 'value[0].name' },
    read: 'Reports_GetPage',
    parents: ['myReportId'],
  },
  {
    variable: 'myExportId',
    noun: 'export from My workspace',
    create: [{ operation: 'Reports_ExportToFile', id: 'id' }],
    read: 'Reports_GetExportToFileStatus',
    parents: ['myReportId'],
  },
  {
    variable: 'myDashboardId',
    noun: 'dashboard of My workspace',
    list: { operation: 'Dashboards_GetDashboards', pick: 'value[0].id' },
    create: [{ operation: 'Dashboards_AddDashboard', id: 'id' }],
    read: 'Dashboards_GetDashboard',
    delete: 'Dashboards_DeleteDashboard',
    parents: [],
  },
  {
    variable: 'myTileId',
    noun: 'tile in My workspace',
    list: { operation: 'Dashboards_GetTiles', pick: 'value[0].id' },
    read: 'Dashboards_GetTile',
    parents: ['myDashboardId'],
  },
];

const byVariable = new Map(resources.map((resource) => [resource.variable, resource]));

/** The resource whose id a variable carries; undefined for a variable that is no id of a resource. */
export function resourceOf(variable: string): Resource | undefined {
  return byVariable.get(variable);
}

/** The resources that an operation creates. */
export function createdBy(operation: Pick<Operation, 'id'>): readonly Resource[] {
  return resources.filter((resource) => resource.create?.some((create) => create.operation === operation.id));
}

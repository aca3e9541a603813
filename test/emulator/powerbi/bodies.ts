import { standardTenant } from '../../../catalogue/powerbi/index.ts';

const { capacityId, colleagueEmail, colleagueId, gatewayId, groupId, tenantKeyId, userEmail } = standardTenant;

const credentialDetails = {
  credentials: '{"credentialData":""}',
  credentialType: 'Anonymous',
  encryptedConnection: 'Encrypted',
  encryptionAlgorithm: 'None',
  privacyLevel: 'Private',
};

const schedule = {
  days: ['Sunday'],
  times: ['09:00'],
  enabled: true,
  localTimeZoneId: 'UTC',
  notifyOption: 'NoNotification',
};

const table = { name: 'Sales', columns: [{ name: 'Amount', dataType: 'Double' }] };

const groupUser = {
  identifier: colleagueEmail,
  emailAddress: colleagueEmail,
  groupUserAccessRight: 'Member',
  principalType: 'User',
};

/** Somebody without a role yet. */
const NEWCOMER = 'heidi@northwind.example';

const datasetUser = { identifier: colleagueEmail, principalType: 'User', datasetUserAccessRight: 'Read' };

const pipelineUser = { identifier: colleagueId, principalType: 'User', accessRight: 'Admin' };

const workspaceChange = { name: 'Renamed', defaultDatasetStorageFormat: 'Large' };

/** The ids that bodies name, of the workspace that a request is about. */
export interface Named {
  readonly datasetId: string;
  readonly reportId: string;
  readonly dashboardId: string;
  readonly dataflowId: string;
  readonly goalId: string;
}

/** Valid bodies by operation id; both sides of the My workspace border share one. */
export function bodies({
  datasetId,
  reportId,
  dashboardId,
  dataflowId,
  goalId,
}: Named): Readonly<Record<string, unknown>> {
  const artifacts = {
    dashboards: [{ id: dashboardId }],
    reports: [{ id: reportId }],
    datasets: [{ id: datasetId }],
    dataflows: [{ id: dataflowId }],
  };
  return {
    Admin_AddPowerBIEncryptionKey: {
      name: 'Second key',
      keyVaultKeyIdentifier: 'https://v.example/keys/2/1',
      isDefault: false,
      activate: true,
    },
    Admin_PatchCapacityAsAdmin: { tenantKeyId },
    Admin_RotatePowerBIEncryptionKey: { keyVaultKeyIdentifier: 'https://v.example/keys/1/2' },
    Capacities_AssignWorkspacesToCapacity: {
      capacityMigrationAssignments: [{ workspacesToAssign: [groupId], targetCapacityObjectId: capacityId }],
    },
    Capacities_UnassignWorkspacesFromCapacity: { workspacesToUnassign: [groupId] },
    Capacities_PatchWorkload: { state: 'Enabled', maxMemoryPercentageSetByUser: 30 },
    Groups_AddUserAsAdmin: groupUser,
    Groups_AddGroupUser: { ...groupUser, identifier: NEWCOMER, emailAddress: NEWCOMER },
    Groups_UpdateGroupUser: groupUser,
    Groups_RestoreDeletedGroupAsAdmin: { name: 'Restored', emailAddress: userEmail },
    Groups_UpdateGroupAsAdmin: { ...workspaceChange, description: 'Changed' },
    Groups_UpdateGroup: workspaceChange,
    Groups_CreateGroup: { name: 'New' },
    Groups_AssignToCapacity: { capacityId },
    Groups_AssignMyWorkspaceToCapacity: { capacityId },
    Groups_AssignToDataflowStorage: { dataflowStorageId: capacityId },
    InformationProtection_RemoveLabelsAsAdmin: artifacts,
    InformationProtection_SetLabelsAsAdmin: {
      artifacts,
      labelId: capacityId,
      assignmentMethod: 'Standard',
      delegatedUser: { emailAddress: userEmail },
    },
    Pipelines_UpdateUserAsAdmin: pipelineUser,
    Pipelines_UpdatePipelineUser: pipelineUser,
    Pipelines_AssignWorkspace: { workspaceId: groupId },
    Pipelines_CreatePipeline: { displayName: 'New', description: 'Three stages' },
    Pipelines_UpdatePipeline: { displayName: 'Renamed', description: 'Still three stages' },
    Pipelines_DeployAll: {
      sourceStageOrder: 0,
      options: { allowOverwriteArtifact: true, allowCreateArtifact: true },
      note: 'All of it',
    },
    Pipelines_SelectiveDeploy: { sourceStageOrder: 1, datasets: [{ sourceId: datasetId }], note: 'The model only' },
    WorkspaceInfo_PostWorkspaceInfo: { workspaces: [groupId] },
    Dashboards_AddDashboard: { name: 'New' },
    Dashboards_CloneTile: { targetDashboardId: dashboardId },
    Dataflows_RefreshDataflow: { notifyOption: 'NoNotification' },
    Dataflows_UpdateDataflow: {
      name: 'Renamed',
      description: 'Changed',
      allowNativeQueries: false,
      computeEngineBehavior: 'computeOptimized',
    },
    Dataflows_UpdateRefreshSchedule: { value: schedule },
    Datasets_BindToGateway: { gatewayObjectId: gatewayId },
    Datasets_ExecuteQueries: { queries: [{ query: 'EVALUATE Sales' }], serializerSettings: { includeNulls: true } },
    Datasets_PostDatasetUser: datasetUser,
    Datasets_PutDatasetUser: datasetUser,
    Datasets_RefreshDataset: { notifyOption: 'NoNotification' },
    Datasets_SetAllDatasetConnections: { connectionString: 'data source=sql.northwind.example' },
    Datasets_UpdateDataset: {
      targetStorageMode: 'PremiumFiles',
      queryScaleOutSettings: { autoSyncReadOnlyReplicas: false, maxReadOnlyReplicas: -1 },
    },
    Datasets_UpdateDatasources: {
      updateDetails: [
        {
          datasourceSelector: {
            datasourceType: 'Sql',
            connectionDetails: { server: 'sql.northwind.example', database: 'Orders' },
          },
          connectionDetails: { server: 'new.northwind.example', database: 'Orders' },
        },
      ],
    },
    Datasets_UpdateDirectQueryRefreshSchedule: {
      value: { frequency: 15, days: ['Sunday'], times: ['09:00'], localTimeZoneId: 'UTC' },
    },
    Datasets_UpdateParameters: { updateDetails: [{ name: 'RowLimit', newValue: '5' }] },
    Datasets_UpdateRefreshSchedule: { value: schedule },
    Datasets_PostDataset: { name: 'New', tables: [table], defaultMode: 'Push' },
    Datasets_PostRows: { rows: [{ Amount: 1 }, { Amount: 2 }] },
    Datasets_PutTable: table,
    Dashboards_GenerateToken: { accessLevel: 'View' },
    Datasets_GenerateToken: { accessLevel: 'View' },
    Tiles_GenerateToken: { accessLevel: 'View' },
    Reports_GenerateToken: { accessLevel: 'View', lifetimeInMinutes: 10 },
    Reports_GenerateTokenForCreate: { accessLevel: 'Create', datasetId },
    EmbedToken_GenerateToken: {
      datasets: [{ id: datasetId }],
      reports: [{ id: reportId, allowEdit: true }],
      targetWorkspaces: [{ id: groupId }],
    },
    Gateways_AddDatasourceUser: {
      identifier: colleagueEmail,
      emailAddress: colleagueEmail,
      datasourceAccessRight: 'Read',
    },
    Gateways_CreateDatasource: {
      dataSourceType: 'Sql',
      connectionDetails: '{"server":"s","database":"d"}',
      credentialDetails,
      dataSourceName: 'New',
    },
    Gateways_UpdateDatasource: { credentialDetails },
    'GoalNotes_(Preview)_PatchByID': { body: 'Changed' },
    'GoalNotes_(Preview)_Post': { body: 'New' },
    'GoalValues_(Preview)_PatchByID': { value: 2, target: 4, status: 1 },
    'GoalValues_(Preview)_Post': { timestamp: '2026-06-30T00:00:00Z', value: 1, target: 3, status: 2 },
    'Goals_(Preview)_PatchByID': { name: 'Renamed' },
    'Goals_(Preview)_Post': { name: 'New', startDate: '2026-01-01T00:00:00Z' },
    'GoalsStatusRules_(Preview)_Post': {
      defaultOutput: 2,
      rules: [
        {
          conditions: [
            { fieldComparison: { field: 'Value', operator: 'LessThan', value: { number: 3 } } },
            { fieldComparison: { field: 'Value', operator: 'LessThan', value: { dateTime: '2026-12-31T00:00:00Z' } } },
            {
              fieldComparison: {
                field: 'Value',
                operator: 'LessThan',
                value: { percentOf: { field: 'Target', percent: 50 } },
              },
            },
          ],
          output: 1,
        },
      ],
    },
    'Scorecards_(Preview)_MoveGoals': { goalToMove: { goalId } },
    'Scorecards_(Preview)_PatchByID': { name: 'Renamed', description: 'Changed' },
    'Scorecards_(Preview)_Post': { name: 'New', description: 'Empty yet' },
    Imports_PostImport: { connectionType: 'import', fileUrl: 'https://files.northwind.example/new.pbix' },
    Profiles_CreateProfile: { displayName: 'New' },
    Profiles_UpdateProfile: { displayName: 'Renamed' },
    Reports_BindToGateway: { gatewayObjectId: gatewayId, bindDetails: [{ dataSourceName: 'Orders' }] },
    Reports_CloneReport: { name: 'Copy' },
    Reports_ExportToFile: { format: 'PDF' },
    Reports_RebindReport: { datasetId },
    Reports_UpdateDatasources: {
      updateDetails: [
        { datasourceName: 'Orders', connectionDetails: { server: 'new.northwind.example', database: 'Orders' } },
      ],
    },
    Reports_UpdateReportContent: { sourceType: 'ExistingReport', sourceReport: { sourceReportId: reportId } },
    TemplateApps_CreateInstallTicket: { installDetails: [] },
  };
}

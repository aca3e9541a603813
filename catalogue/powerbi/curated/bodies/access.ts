import type { SampleBodies } from './sample-bodies.ts';

/** Without identities: most models have no row-level security, and then the service wants none. */
const embedToken = { accessLevel: 'View', allowSaveAs: false };
const colleague = { emailAddress: '{{user}}', identifier: '{{identifier}}', principalType: 'User' };

const credentialDetails = {
  credentialType: 'Anonymous',
  credentials: '{"credentialData":""}',
  encryptedConnection: 'Encrypted',
  encryptionAlgorithm: 'None',
  privacyLevel: 'None',
  useEndUserOAuth2Credentials: false,
};

/** Bodies for workspaces, roles, capacities, gateways, pipelines, embed tokens and administration. */
export const accessBodies: SampleBodies = {
  Groups_CreateGroup: { name: 'Postman try-out' },
  Groups_UpdateGroup: { name: 'Postman try-out, renamed', defaultDatasetStorageFormat: 'Small' },
  Groups_AddGroupUser: { ...colleague, groupUserAccessRight: 'Viewer' },
  Groups_UpdateGroupUser: { ...colleague, groupUserAccessRight: 'Contributor' },
  Groups_AssignMyWorkspaceToCapacity: { capacityId: '{{capacityId}}' },
  Groups_AssignToCapacity: { capacityId: '{{capacityId}}' },
  Groups_AssignToDataflowStorage: { dataflowStorageId: '{{dataflowStorageId}}' },
  Capacities_PatchWorkload: { state: 'Enabled', maxMemoryPercentageSetByUser: 40 },
  Gateways_CreateDatasource: {
    dataSourceType: 'SQL',
    connectionDetails: '{"server":"sql.northwind.example","database":"Sales"}',
    datasourceName: 'Sales on SQL',
    dataSourceName: 'Sales on SQL',
    credentialDetails,
  },
  Gateways_UpdateDatasource: { credentialDetails },
  Gateways_AddDatasourceUser: { emailAddress: '{{user}}', datasourceAccessRight: 'Read' },
  Pipelines_CreatePipeline: { displayName: 'Sales releases', description: 'From development to production' },
  Pipelines_UpdatePipeline: { displayName: 'Sales releases, renamed', description: 'From development to production' },
  Pipelines_UpdatePipelineUser: { identifier: '{{identifier}}', accessRight: 'Admin', principalType: 'User' },
  Pipelines_AssignWorkspace: { workspaceId: '{{groupId}}' },
  Pipelines_DeployAll: {
    sourceStageOrder: 0,
    options: { allowOverwriteArtifact: true, allowCreateArtifact: true },
    note: 'The whole stage',
  },
  Pipelines_SelectiveDeploy: {
    sourceStageOrder: 0,
    datasets: [{ sourceId: '{{datasetId}}' }],
    reports: [{ sourceId: '{{reportId}}' }],
    dashboards: [{ sourceId: '{{dashboardId}}' }],
    dataflows: [{ sourceId: '{{dataflowId}}' }],
    options: { allowOverwriteArtifact: true, allowCreateArtifact: true },
    note: 'What is ready',
  },
  Profiles_CreateProfile: { displayName: 'Customer One' },
  Profiles_UpdateProfile: { displayName: 'Customer One, renamed' },
  Reports_GenerateTokenForCreate: { accessLevel: 'Create', datasetId: '{{datasetId}}', allowSaveAs: true },
  Reports_GenerateToken: embedToken,
  Datasets_GenerateToken: embedToken,
  Dashboards_GenerateToken: embedToken,
  Tiles_GenerateToken: embedToken,
  EmbedToken_GenerateToken: {
    datasets: [{ id: '{{datasetId}}' }],
    reports: [{ id: '{{reportId}}', allowEdit: false }],
  },
  TemplateApps_CreateInstallTicket: {
    installDetails: [
      {
        appId: '{{templateAppId}}',
        packageKey: '{{packageKey}}',
        ownerTenantId: '{{tenantId}}',
        config: { configuration: { Region: 'North' } },
      },
    ],
  },
  WorkspaceInfo_PostWorkspaceInfo: { workspaces: ['{{groupId}}'] },
  Capacities_AssignWorkspacesToCapacity: {
    capacityMigrationAssignments: [{ targetCapacityObjectId: '{{capacityId}}', workspacesToAssign: ['{{groupId}}'] }],
  },
  Capacities_UnassignWorkspacesFromCapacity: { workspacesToUnassign: ['{{groupId}}'] },
  Groups_UpdateGroupAsAdmin: {
    name: 'Renamed by the administrator',
    description: 'Where sales are planned',
    defaultDatasetStorageFormat: 'Small',
  },
  Groups_AddUserAsAdmin: { ...colleague, groupUserAccessRight: 'Viewer' },
  Groups_RestoreDeletedGroupAsAdmin: { name: 'Restored', emailAddress: '{{user}}' },
  Admin_AddPowerBIEncryptionKey: {
    name: 'Northwind key',
    keyVaultKeyIdentifier: 'https://northwind.vault.azure.net/keys/powerbi/0a1b2c3d4e5f',
    activate: true,
    isDefault: false,
  },
  Admin_RotatePowerBIEncryptionKey: {
    keyVaultKeyIdentifier: 'https://northwind.vault.azure.net/keys/powerbi/f5e4d3c2b1a0',
  },
  Admin_PatchCapacityAsAdmin: { tenantKeyId: '{{tenantKeyId}}' },
  InformationProtection_RemoveLabelsAsAdmin: {
    dashboards: [{ id: '{{dashboardId}}' }],
    reports: [{ id: '{{reportId}}' }],
    datasets: [{ id: '{{datasetId}}' }],
    dataflows: [{ id: '{{dataflowId}}' }],
  },
  InformationProtection_SetLabelsAsAdmin: {
    artifacts: {
      dashboards: [{ id: '{{dashboardId}}' }],
      reports: [{ id: '{{reportId}}' }],
      datasets: [{ id: '{{datasetId}}' }],
      dataflows: [{ id: '{{dataflowId}}' }],
    },
    labelId: '{{labelId}}',
    assignmentMethod: 'Standard',
    delegatedUser: { emailAddress: '{{user}}' },
  },
  Pipelines_UpdateUserAsAdmin: { identifier: '{{identifier}}', accessRight: 'Admin', principalType: 'User' },
};

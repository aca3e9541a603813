/**
 * Fixed addresses in the emulator's standard tenant: invented, none of them a secret.
 * The generator writes them into the emulator's environment, the emulator builds its tenant around them.
 * A change or a role request takes only an id that the same run created or that somebody typed: these are the typed ones.
 */
export const standardTenant = {
  /** The port that `emulate` takes when none is given. */
  port: 4280,
  /** The cluster that its content lives on: the first label of the host, which goes on as the cloud's resource does. */
  cluster: 'wabi-west-europe-redirect',
  tenantId: '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10',
  /** Application (client) id of the app registration. */
  clientId: '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21',
  /** Object id of the enterprise application: the service principal, the `oid` of its tokens. */
  servicePrincipalId: '1f7c9be2-64d8-4a35-b0e9-8c2d5a7f3e32',
  /** A signed-in user who is Fabric administrator. */
  userId: 'c4b86a13-9d2e-4f70-a1c5-7e3b0d9f6843',
  userEmail: 'ada@northwind.example',
  /** Somebody to give a role to. */
  colleagueId: '7d20e5f4-3b8a-4961-8ec7-0a5f4c1b9d54',
  colleagueEmail: 'grace@northwind.example',
  /** The workspace with one of everything in it; the service principal is its admin. */
  groupId: 'b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65',
  /** A semantic model of the workspace, the report and the dashboard made from it. */
  datasetId: '3e478a9d-0ae0-46ad-8952-0b55c100d087',
  reportId: 'edeaf247-803f-4dcc-8031-111dce3194bf',
  dashboardId: '774a447c-1cc8-4919-9020-3afc45692d43',
  dataflowStorageId: '2fb68e04-d915-47c3-8a6e-0c4d7b9f1e35',
  capacityId: '3e91d8a7-0f5c-4b26-8d74-9a6c2e1f5b76',
  gatewayId: 'd85f2b16-7c3e-4a90-b6d1-4e8a0c9f7287',
  dataflowId: '60a4e9c8-1d7b-4f35-8c02-5b9e3f7d1a98',
  /** A deployment pipeline, a scorecard of the workspace, a goal to move another under, and a data source of the gateway. */
  pipelineId: '8fe3ae29-d45e-4d72-b4da-bff93e706b64',
  scorecardId: '7bdac7ac-ccd4-4f87-b3c6-bf3746966a93',
  parentGoalId: 'f978a307-3e9d-4406-a724-32a768d2ff21',
  gatewayDatasourceId: '2f5ea813-8c92-4c5f-ad42-7c9ae556dfee',
  /** An app that was published from the workspace. */
  installedAppId: '3e029a66-cbec-4606-aa9d-5a7bbac9db9c',
  /** Known only as ids to send along. */
  labelId: 'c07f4b92-3e5d-4a18-b6c9-2f8d1e7a5340',
  templateAppId: '18b5e7d3-9a4c-4f62-80e1-7c3d5f9b2a06',
  /** A refresh of the dataflow that is still going on. */
  transactionId: '4b1c7f92-8e06-4d5a-a3f9-2c6d0b8e5fa9',
  /** A workspace that was deleted and can be restored. */
  deletedGroupId: 'f9630d5b-2a8c-4e71-b4d7-8f1e5c3a60ba',
  /** A service principal profile that exists from the start. */
  profileId: '82d5b7e1-4c90-4f3a-9e68-0d7a2b5c1fcb',
  /** The encryption key of the tenant. */
  tenantKeyId: 'ae07c3d9-6f21-4b84-8d5e-3a9c1f0b72dc',
} as const;

import type { SampleBodies } from './sample-bodies.ts';

const salesTable = {
  name: 'Sales',
  columns: [
    { name: 'Region', dataType: 'string' },
    { name: 'SoldOn', dataType: 'DateTime' },
    { name: 'Amount', dataType: 'Int64', formatString: 'Currency' },
  ],
};

const schedule = {
  value: {
    days: ['Monday', 'Thursday'],
    times: ['06:30', '18:00'],
    enabled: true,
    localTimeZoneId: 'UTC',
    notifyOption: 'NoNotification',
  },
};

/** Bodies for semantic models, reports, dashboards, dataflows and imports. */
export const contentBodies: SampleBodies = {
  Datasets_PostDataset: { name: 'Regional sales', defaultMode: 'Push', tables: [salesTable] },
  Datasets_UpdateDataset: { targetStorageMode: 'Abf' },
  Datasets_ExecuteQueries: {
    queries: [{ query: 'EVALUATE ROW("Answer", 42)' }],
    serializerSettings: { includeNulls: true },
    impersonatedUserName: '',
  },
  Datasets_PutTable: { ...salesTable, columns: [...salesTable.columns, { name: 'Channel', dataType: 'string' }] },
  Datasets_PostRows: {
    rows: [
      { Region: 'North', SoldOn: '2026-01-15', Amount: 1200 },
      { Region: 'South', SoldOn: '2026-01-16', Amount: 950 },
    ],
  },
  Datasets_RefreshDataset: { notifyOption: 'NoNotification', retryCount: 1 },
  Datasets_UpdateRefreshSchedule: schedule,
  Datasets_UpdateDirectQueryRefreshSchedule: { value: { frequency: 30 } },
  Datasets_UpdateParameters: { updateDetails: [{ name: 'Region', newValue: 'North' }] },
  Datasets_UpdateDatasources: {
    updateDetails: [
      {
        datasourceSelector: {
          datasourceType: 'Sql',
          connectionDetails: { server: 'sql.northwind.example', database: 'Orders' },
        },
        connectionDetails: { server: 'sql2.northwind.example', database: 'Orders' },
      },
      {
        datasourceSelector: {
          datasourceType: 'OData',
          connectionDetails: { url: 'https://feed.northwind.example/v1' },
        },
        connectionDetails: { url: 'https://feed.northwind.example/v2' },
      },
    ],
  },
  Datasets_SetAllDatasetConnections: {
    connectionString: 'data source=sql.northwind.example;initial catalog=Sales;encrypt=True',
  },
  Datasets_BindToGateway: { gatewayObjectId: '{{gatewayId}}' },
  Datasets_PostDatasetUser: { identifier: '{{identifier}}', principalType: 'User', datasetUserAccessRight: 'Read' },
  Datasets_PutDatasetUser: {
    identifier: '{{identifier}}',
    principalType: 'User',
    datasetUserAccessRight: 'ReadReshare',
  },
  Reports_CloneReport: {
    name: 'Copy of a report',
    targetWorkspaceId: '{{targetWorkspaceId}}',
    targetModelId: '{{datasetId}}',
  },
  Reports_UpdateReportContent: {
    sourceReport: { sourceReportId: '{{sourceReportId}}', sourceWorkspaceId: '{{sourceGroupId}}' },
    sourceType: 'ExistingReport',
  },
  Reports_RebindReport: { datasetId: '{{datasetId}}' },
  Reports_UpdateDatasources: {
    updateDetails: [
      { datasourceName: 'Orders', connectionDetails: { server: 'sql2.northwind.example', database: 'Orders' } },
    ],
  },
  Reports_ExportToFile: { format: 'PDF' },
  Reports_BindToGateway: {
    gatewayObjectId: '{{gatewayId}}',
    bindDetails: [{ dataSourceName: 'Orders', dataSourceObjectId: '{{boundDatasourceId}}' }],
  },
  Dashboards_AddDashboard: { name: 'Sales at a glance' },
  Dashboards_CloneTile: { targetDashboardId: '{{targetDashboardId}}', targetWorkspaceId: '{{targetWorkspaceId}}' },
  Dataflows_UpdateDataflow: {
    name: 'Regions, cleaned',
    description: 'Regions as the sales team knows them',
    allowNativeQueries: false,
    computeEngineBehavior: 'computeOptimized',
  },
  Dataflows_RefreshDataflow: { notifyOption: 'MailOnFailure' },
  Dataflows_UpdateRefreshSchedule: schedule,
  'Scorecards_(Preview)_Post': { name: 'Yearly goals' },
  'Scorecards_(Preview)_PatchByID': {
    columnSettings: [
      { columnId: '0', show: true },
      { columnId: '1', show: false },
    ],
  },
  'Scorecards_(Preview)_MoveGoals': { goalToMove: { goalId: '{{goalId}}' }, newParent: { goalId: '{{parentGoalId}}' } },
  'Goals_(Preview)_Post': {
    name: 'Revenue',
    startDate: '2026-01-01T00:00:00Z',
    completionDate: '2026-12-31T00:00:00Z',
  },
  'Goals_(Preview)_PatchByID': { name: 'Revenue of the year' },
  'GoalsStatusRules_(Preview)_Post': {
    rules: [
      {
        conditions: [
          { fieldComparison: { field: 'Timestamp', operator: 'Equal', value: { dateTime: '2026-01-15T00:00:00Z' } } },
          {
            fieldComparison: {
              field: 'Value',
              operator: 'GreaterThan',
              value: { percentOf: { field: 'Target', percent: 90 } },
            },
          },
        ],
        output: 2,
      },
      { conditions: [{ fieldComparison: { field: 'Change', operator: 'LessThan', value: { number: 5 } } }], output: 1 },
    ],
    defaultOutput: 3,
  },
  'GoalValues_(Preview)_Post': { timestamp: '2026-01-15T00:00:00Z', value: 80, target: 100, status: 1 },
  'GoalValues_(Preview)_PatchByID': { value: 90, target: 100, status: 2 },
  'GoalNotes_(Preview)_Post': { body: 'Two large orders closed.' },
  'GoalNotes_(Preview)_PatchByID': { body: 'Three large orders closed.' },
};

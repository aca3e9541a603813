/** Findings that are the description's fault, not the answer's. */
export interface Exception {
  readonly reason: string;
  /** Ids of the operations that it holds for; each must show each finding, or the exception is stale. */
  readonly operations: readonly string[];
  readonly findings: readonly string[];
}

/** An operation on both sides of the My workspace border. */
function both(...ids: string[]): string[] {
  return ids.flatMap((id) => [id, `${id}InGroup`]);
}

const entitiesOfGoals = [
  'GoalNotes_(Preview)_PatchByID',
  'GoalNotes_(Preview)_Post',
  'GoalValues_(Preview)_GetByID',
  'GoalValues_(Preview)_PatchByID',
  'GoalValues_(Preview)_Post',
  'Goals_(Preview)_DeleteGoalCurrentValueConnection',
  'Goals_(Preview)_DeleteGoalTargetValueConnection',
  'Goals_(Preview)_GetByID',
  'Goals_(Preview)_PatchByID',
  'Goals_(Preview)_Post',
  'GoalsStatusRules_(Preview)_Get',
  'GoalsStatusRules_(Preview)_Post',
  'Scorecards_(Preview)_GetByID',
  'Scorecards_(Preview)_GetScorecardByReportId',
  'Scorecards_(Preview)_PatchByID',
  'Scorecards_(Preview)_Post',
];

const SPELLING = 'The examples, recorded from the service, spell the property in other case than the schema';
const UNLISTED = 'The examples show a property that the schema lacks';
const QUOTED = 'The example quotes a number that the schema describes as one';

/**
 * The closed list of places where the description contradicts itself. What recordings have otherwise is no exception: the catalogue lists it.
 */
export const exceptions: readonly Exception[] = [
  {
    reason: SPELLING,
    operations: ['Dataflows_GetDataflowUsersAsAdmin'],
    findings: ['case value[].dataflowUserAccessRight'],
  },
  {
    reason: SPELLING,
    operations: ['Datasets_GetDatasetsInGroupAsAdmin'],
    findings: ['case value[].encryption', 'case value[].encryption.encryptionStatus'],
  },
  {
    reason: SPELLING,
    operations: ['Groups_GetGroupsAsAdmin'],
    findings: ['case value[].datasets[].encryption', 'case value[].datasets[].encryption.encryptionStatus'],
  },
  {
    reason: SPELLING,
    operations: ['AvailableFeatures_GetAvailableFeatureByName'],
    findings: ['case additionalInfo.usage'],
  },
  {
    reason: SPELLING,
    operations: ['AvailableFeatures_GetAvailableFeatures'],
    findings: ['case features[].additionalInfo.usage'],
  },
  { reason: SPELLING, operations: ['Pipelines_GetPipelineOperation'], findings: ['case executionPlan.Steps'] },
  { reason: SPELLING, operations: both('Reports_GetExportToFileStatus'), findings: ['case resourceFileExtension'] },
  {
    reason: SPELLING,
    operations: ['WorkspaceInfo_GetScanResult'],
    findings: ['case workspaces[].datamarts[].UpstreamDataflows', 'case workspaces[].datamarts[].Users'],
  },

  {
    reason: UNLISTED,
    operations: entitiesOfGoals,
    findings: ['unknown @odata.context'],
  },
  { reason: UNLISTED, operations: ['GoalNotes_(Preview)_Post'], findings: ['unknown @odata.type'] },
  { reason: UNLISTED, operations: ['GoalValues_(Preview)_Get'], findings: ['unknown value[].notes@odata.context'] },
  {
    reason: UNLISTED,
    operations: ['Scorecards_(Preview)_GetScorecardByReportId'],
    findings: [
      'unknown goals@odata.context',
      'unknown goals[].aggregations@odata.context',
      'unknown goals[].goalValues@odata.context',
    ],
  },
  { reason: UNLISTED, operations: both('Datasets_GetRefreshExecutionDetails'), findings: ['unknown objects[].status'] },
  { reason: UNLISTED, operations: both('Datasets_PostDataset'), findings: ['unknown defaultRetentionPolicy'] },
  { reason: UNLISTED, operations: ['Datasets_GetDatasetsInGroupAsAdmin'], findings: ['unknown value[].encryption.id'] },
  {
    reason: UNLISTED,
    operations: ['Groups_GetGroupsAsAdmin'],
    findings: ['unknown value[].capacityMigrationStatus', 'unknown value[].datasets[].encryption.id'],
  },
  {
    reason: UNLISTED,
    operations: ['WorkspaceInfo_GetScanResult'],
    findings: [
      'unknown workspaces[].dataflows[].modifiedBy',
      'unknown workspaces[].dataflows[].modifiedDateTime',
      'unknown workspaces[].datasets[].relationships',
    ],
  },

  {
    reason: 'The example shows a list where the schema, like the path, has one thing',
    operations: ['Capacities_GetWorkload'],
    findings: [
      'unshown value',
      'unshown value.maxMemoryPercentageSetByUser',
      'unshown value.name',
      'unshown value.state',
    ],
  },
  {
    reason: 'The example shows a list where the schema, like the path, has one thing',
    operations: ['Groups_CreateGroup'],
    findings: [
      'unshown value',
      'unshown value[].id',
      'unshown value[].isOnDedicatedCapacity',
      'unshown value[].isReadOnly',
      'unshown value[].name',
    ],
  },
  {
    reason: 'The example shows a list where the schema, like the path, has one thing',
    operations: ['GoalValues_(Preview)_GetByID'],
    findings: [
      'shown type value',
      ...[
        'timestamp',
        'goalId',
        'scorecardId',
        'createdTime',
        'lastModifiedTime',
        'value',
        'target',
        'status',
        'notes@odata.context',
        'notes',
      ].map((name) => `unshown value[].${name}`),
      ...['id', 'valueTimestamp', 'goalId', 'scorecardId', 'lastModifiedTime', 'content', 'createdTime', 'body'].map(
        (name) => `unshown value[].notes[].${name}`,
      ),
    ],
  },
  {
    reason: 'The example names the item as the schema and the same example elsewhere do not',
    operations: ['Pipelines_GetPipelineStageArtifacts'],
    findings: [
      'unshown dashboards[].artifactName',
      'unshown datasets[].artifactName',
      'unshown reports[].artifactName',
    ],
  },
  {
    reason: 'The example gives every user the right of an app, the schema demands the right of the thing',
    operations: ['WorkspaceInfo_GetScanResult'],
    findings: [
      'unshown workspaces[].dashboards[].users[].appUserAccessRight',
      'unshown workspaces[].dataflows[].users[].appUserAccessRight',
      'unshown workspaces[].datasets[].users[].appUserAccessRight',
      'unshown workspaces[].reports[].users[].appUserAccessRight',
      'unshown workspaces[].users[].appUserAccessRight',
      'missing workspaces[].dataflows[].users[].dataflowUserAccessRight',
    ],
  },
  {
    reason: 'The schema requires a property that it does not describe',
    operations: ['Pipelines_GetPipelineOperation'],
    findings: ['missing executionPlan.Steps[].lastUpdatedTime'],
  },
  {
    reason: 'The schema types the column as text and enumerates numbers, the examples have numbers',
    operations: [
      'Scorecards_(Preview)_GetByID',
      'Scorecards_(Preview)_GetScorecardByReportId',
      'Scorecards_(Preview)_PatchByID',
      'Scorecards_(Preview)_Post',
    ],
    findings: ['type columnSettings[].columnId'],
  },
  {
    reason: 'The schema types the column as text and enumerates numbers, the examples have numbers',
    operations: ['Scorecards_(Preview)_Get'],
    findings: ['type value[].columnSettings[].columnId'],
  },
  { reason: QUOTED, operations: both('Reports_GetPage'), findings: ['shown type order'] },
  { reason: QUOTED, operations: both('Reports_GetPages'), findings: ['shown type value[].order'] },
  { reason: QUOTED, operations: ['Pipelines_GetPipelinesAsAdmin'], findings: ['shown type value[].stages[].order'] },
  {
    reason: QUOTED,
    operations: ['Capacities_GetWorkloads'],
    findings: ['shown type value[].maxMemoryPercentageSetByUser'],
  },
  {
    reason: 'Columns of a query result are data: the example has its own',
    operations: both('Datasets_ExecuteQueries'),
    findings: ['unshown results[].tables[].rows[].MyTable[Quarter]', 'unshown results[].tables[].rows[].MyTable[Year]'],
  },
];

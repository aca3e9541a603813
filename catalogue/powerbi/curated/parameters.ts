import type { DescribedOperation } from '../../model/types.ts';

/**
 * What a parameter means, by its name: all query parameters, and those of the path that a person types. Phrases without a period;
 * the generator makes sentences of them.
 */
const MEANINGS: Readonly<Record<string, string>> = {
  // Lists
  $top: 'How many entries to return at most',
  $skip: 'How many entries to skip from the start, to get the next page',
  $filter: "OData condition that the entries must meet, such as name eq 'Sales'",
  $expand: 'Related data to include in the answer, separated by commas',
  $select: 'Members to return, separated by commas; others are not returned',
  continuationToken:
    'Token of the answer before, in single quotes, for the next page; or call its continuationUri unchanged',
  // Imports
  datasetDisplayName: 'Name of the content to create; with the extension for a .rdl file',
  nameConflict: 'What to do if the name exists already; Ignore if absent; only Abort or Overwrite for a .rdl file',
  overrideModelLabel:
    'Whether publishing a .pbix file again replaces the sensitivity label of its model; true if absent',
  overrideReportLabel:
    'Whether publishing a .pbix file again replaces the sensitivity label of its report; true if absent',
  skipReport: 'Send true to import only the semantic model of a .pbix file, without its report',
  subfolderObjectId: 'Id of the folder within the workspace that the content goes to',
  // Scans
  lineage: 'Whether to include what each item is made from, such as dataflows, tiles and data source ids',
  datasourceDetails: 'Whether to include details of the data sources',
  datasetSchema: 'Whether to include tables, columns and measures; needs the tenant setting for detailed metadata',
  datasetExpressions: 'Whether to include DAX and Power Query expressions; needs the tenant setting for expressions',
  getArtifactUsers: 'Whether to include who can reach each item',
  modifiedSince: 'Only workspaces that changed after this time in UTC, which must be 30 minutes to 30 days ago',
  excludePersonalWorkspaces: 'Whether to exclude personal workspaces',
  excludeInActiveWorkspaces: 'Whether to exclude workspaces that are not active',
  // Activity
  startDateTime: 'Start of the period in UTC, in single quotes',
  endDateTime: 'End of the period, on the same UTC day as its start, in single quotes',
  // Single calls
  artifactTypes: 'Kinds of items to list, separated by commas, such as Dashboard,Dataflow',
  defaultRetentionPolicy: 'Which rows a full table keeps: basicFIFO the newest 200,000, None up to 5 million',
  downloadType: 'What the .pbix file contains: IncludeModel the data model, LiveConnect only a live connection to it',
  expand: 'Not explained by Microsoft; other requests about goals call it $expand',
  isGroup: 'Send true if the principal to remove is a group',
  processType: 'Which kind of refresh to start',
  profileId: 'Id of the service principal profile to remove; only if a profile is removed',
  workspaceV2: 'Send true, the only value that is supported',
  // In the path
  tableName: 'Name of the table, as it is called in the model',
  stageOrder: 'Number of the stage, from 0: development 0, test 1, production 2',
  workloadName: 'Name of the workload, as Get Workloads lists it',
  user: 'E-mail address of the user, or object id of the service principal',
  identifier: 'Sign-in name of the user, or object id of the group or service principal',
  emailAdress: 'E-mail address of the user, or object id of the service principal',
};

const REFRESH_HISTORY = { $top: 'How many refreshes to return at most, the newest first; up to 60 if absent' };
const GROUP_CONTENT = { $expand: expanding('users, reports, dashboards, datasets, dataflows, workbooks') };
const REFRESHABLE = { $expand: expanding('capacity, group') };
const REFRESHABLES = {
  ...REFRESHABLE,
  $filter: 'OData condition that the entries must meet, such as averageDuration gt 1800 (seconds)',
};
const DASHBOARDS = { $filter: "OData condition that the dashboards must meet, such as displayName eq 'Sales'" };
const GOAL_NOTES = { $expand: expanding('notes') };

/** Where the name alone says too little, by operation. */
const BY_OPERATION: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Datasets_GetRefreshHistory: REFRESH_HISTORY,
  Datasets_GetRefreshHistoryInGroup: REFRESH_HISTORY,
  Imports_PostImportInGroup: {
    datasetDisplayName: 'Name of the content to create; with the extension for a .rdl file, model.json for a dataflow',
    nameConflict:
      'What to do if the name exists already; Ignore if absent; only Abort or Overwrite for a .rdl file, Abort or GenerateUniqueName for a dataflow',
  },
  Capacities_GetRefreshables: REFRESHABLES,
  Capacities_GetRefreshablesForCapacity: REFRESHABLES,
  Capacities_GetRefreshableForCapacity: REFRESHABLE,
  Admin_GetRefreshables: REFRESHABLES,
  Admin_GetRefreshablesForCapacity: REFRESHABLES,
  Admin_GetRefreshableForCapacity: REFRESHABLE,
  Admin_GetCapacitiesAsAdmin: { $expand: expanding('tenantKey') },
  Admin_GetActivityEvents: {
    $filter: "Only some activities, such as Activity eq 'viewreport' and UserId eq 'ana@example.com'",
  },
  Groups_GetGroupsAsAdmin: {
    ...GROUP_CONTENT,
    $filter: "OData condition that the workspaces must meet, such as state eq 'Deleted'",
  },
  Groups_GetGroupAsAdmin: GROUP_CONTENT,
  Groups_DeleteUserAsAdmin: { user: 'Sign-in name of the user, or object id of the group or service principal' },
  Groups_RestoreDeletedGroupAsAdmin: { groupId: 'Id of the deleted workspace, as Get Groups As Admin lists it' },
  Datasets_GetDatasetsInGroupAsAdmin: { $expand: expanding('encryption') },
  Dashboards_GetDashboardsAsAdmin: { ...DASHBOARDS, $expand: expanding('tiles') },
  Dashboards_GetDashboardsInGroupAsAdmin: DASHBOARDS,
  Imports_GetImportsAsAdmin: { $expand: 'Related data to include in the answer; Microsoft does not name the values' },
  Pipelines_GetPipeline: { $expand: expanding('stages') },
  Pipelines_GetPipelinesAsAdmin: {
    $expand: expanding('users, stages'),
    $filter: 'Only (not users/any()) is supported, for pipelines without users; other conditions return all',
  },
  Profiles_GetProfiles: { $filter: "One profile by its name: displayName eq 'Contoso'" },
  Profiles_GetProfilesAsAdmin: {
    $filter: "Only eq on id, displayName or servicePrincipalId, such as displayName eq 'Contoso'",
  },
  'Scorecards_(Preview)_GetByID': { $expand: expanding('goals, goalValues, aggregations, notes') },
  'Scorecards_(Preview)_GetScorecardByReportId': { $expand: expanding('goals, goalValues, aggregations') },
  'Goals_(Preview)_Get': { $expand: expanding('goalValues, aggregations') },
  'GoalValues_(Preview)_Get': GOAL_NOTES,
  'GoalValues_(Preview)_GetByID': GOAL_NOTES,
};

/** What the parameters of an operation mean, a phrase each, by name; ids that the collection finds by itself are not among them. */
export function meaningsOf({ id, parameters }: Pick<DescribedOperation, 'id' | 'parameters'>): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name }) => {
      const meaning = meaningOf(id, name);
      return meaning === undefined ? [] : [[name, meaning]];
    }),
  );
}

/** What a parameter of an operation means, as a phrase; undefined for ids that the collection finds by itself. */
export function meaningOf(operationId: string, parameter: string): string | undefined {
  return BY_OPERATION[operationId]?.[parameter] ?? MEANINGS[parameter];
}

function expanding(names: string): string {
  return `Related data to include in the answer, separated by commas: ${names}`;
}

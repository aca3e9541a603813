/** The refusal that people meet at a request more than any other. */
export interface TypicalRefusal {
  readonly operation: string;
  /** Why, in words that go on after "refused:". */
  readonly why: string;
  /** The emulator's scenario in which it is refused so; absent where the standard tenant refuses it to an app. */
  readonly scenario?: string;
  /** It is refused when it is sent again. */
  readonly again?: true;
}

/**
 * One for a request, and few: what is the same everywhere, such as a missing role, stands where it is met first.
 * The answers are not typed here. They are recorded from the emulator, whose rules have their evidence.
 */
export const typicalRefusals: readonly TypicalRefusal[] = [
  // Before anything else works.
  {
    operation: 'Groups_GetGroups',
    why: 'service principals may not call the APIs of this tenant',
    scenario: 'switch-off',
  },
  {
    operation: 'Groups_CreateGroup',
    why: 'service principals may not create workspaces',
    scenario: 'create-switch-off',
  },
  { operation: 'Groups_AddGroupUser', why: 'the user has a role already', scenario: 'already-in-workspace' },
  // In a workspace.
  {
    operation: 'Datasets_GetDatasetsInGroup',
    why: 'the app has no role in the workspace',
    scenario: 'workspace-role-missing',
  },
  { operation: 'Datasets_GetDatasetInGroup', why: 'the id is that of a report', scenario: 'report-id-as-dataset' },
  { operation: 'Datasets_RefreshDatasetInGroup', why: 'another refresh is running', scenario: 'refresh-running-plain' },
  { operation: 'Datasets_UpdateRefreshScheduleInGroup', why: 'the app is only a viewer', scenario: 'role-too-low' },
  {
    operation: 'Datasets_UpdateParametersInGroup',
    why: 'the app does not own the semantic model',
    scenario: 'owner-only',
  },
  {
    operation: 'Datasets_GetDatasourcesInGroup',
    why: 'the owner of the semantic model has left',
    scenario: 'model-owner-left',
  },
  { operation: 'Datasets_ExecuteQueriesInGroup', why: 'the app lacks the Build permission', scenario: 'build-missing' },
  { operation: 'Datasets_ExecuteQueries', why: 'the tenant has switched queries off', scenario: 'queries-off' },
  {
    operation: 'Datasets_PostRowsInGroup',
    why: 'the semantic model is not a push dataset',
    scenario: 'rows-into-ordinary-model',
  },
  { operation: 'Reports_GetReportInGroup', why: 'there is no such report', scenario: 'report-unknown' },
  { operation: 'Reports_ExportToFileInGroup', why: 'the capacity is paused', scenario: 'capacity-paused' },
  { operation: 'Imports_PostImportInGroup', why: 'the name is taken', scenario: 'import-name-taken' },
  // Gateways.
  {
    operation: 'Gateways_GetDatasources',
    why: 'the app does not administer the gateway',
    scenario: 'gateway-not-administered',
  },
  {
    operation: 'Gateways_GetDatasourceStatus',
    why: 'the data source refuses its credentials',
    scenario: 'gateway-login-refused',
  },
  {
    operation: 'Gateways_AddDatasourceUser',
    why: 'identifier is the client id, not the object id',
    scenario: 'gateway-principal-unknown',
  },
  // Embedding and profiles.
  { operation: 'EmbedToken_GenerateToken', why: 'a viewer may embed only as itself', scenario: 'embed-identity' },
  { operation: 'Reports_GenerateTokenInGroup', why: 'the tenant has switched embedding off', scenario: 'embed-off' },
  { operation: 'Profiles_GetProfiles', why: 'service principals may not use profiles', scenario: 'profile-switch-off' },
  // Administration.
  {
    operation: 'Groups_GetGroupsAsAdmin',
    why: 'service principals may not call admin APIs',
    scenario: 'admin-switch-off',
  },
  { operation: 'Datasets_GetDatasetsAsAdmin', why: 'the app has an admin-consented permission', scenario: 'origin-3' },
  { operation: 'Admin_GetActivityEvents', why: 'the dates are on two days', scenario: 'dates-of-two-days' },
  { operation: 'Groups_UpdateGroupAsAdmin', why: 'admin APIs that change something are closed to apps' },
  { operation: 'WorkspaceInfo_PostWorkspaceInfo', why: 'the limit is used up', scenario: 'throttled', again: true },
  // Closed to apps.
  { operation: 'Reports_GetReports', why: 'My workspace belongs to a signed-in user' },
  { operation: 'Apps_GetApps', why: 'installed apps are shown to users only' },
];

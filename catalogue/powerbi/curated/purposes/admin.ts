/** The whole tenant, for administrators: content, users, scans, activity, settings of capacities and workspaces. */
export const admin = {
  // Workspaces
  Groups_GetGroupsAsAdmin:
    "Lists all workspaces of the tenant, personal and deleted ones included; $top is required, and the limit is the whole tenant's.",
  Groups_GetGroupAsAdmin:
    'Shows any workspace of the tenant by its id, with its content or users if $expand asks for them.',
  Groups_GetGroupUsersAsAdmin: 'Lists who has which role in any workspace of the tenant, without having a role there.',
  Groups_GetUnusedArtifactsAsAdmin:
    'Lists models, reports and dashboards of a workspace that nobody used for 30 days, to find what can be deleted.',
  Groups_AddUserAsAdmin:
    'Gives a user, group or service principal a role in any workspace, for example in one whose administrators have left.',
  Groups_DeleteUserAsAdmin: 'Takes away the role of a user, group or service principal in any workspace of the tenant.',
  Groups_UpdateGroupAsAdmin:
    'Changes the name, description, storage format or Log Analytics connection of any workspace; on shared capacity only the first two.',
  Groups_RestoreDeletedGroupAsAdmin: 'Brings a deleted workspace back under a name and an owner that you choose.',
  // Content of the tenant
  Datasets_GetDatasetsAsAdmin:
    'Lists all semantic models of the tenant, for an inventory; the whole tenant shares 50 such calls an hour.',
  Datasets_GetDatasetsInGroupAsAdmin:
    'Lists the semantic models of any workspace of the tenant, without having a role there.',
  Datasets_GetDatasourcesAsAdmin:
    'Lists the data sources of any semantic model; each call takes half a second, so prefer a scan for many models.',
  Datasets_GetDatasetUsersAsAdmin: 'Lists who can reach any semantic model of the tenant, for a review of access.',
  Datasets_GetDatasetToDataflowsLinksInGroupAsAdmin:
    'Lists which semantic models of any workspace read from which dataflows, to see what a change would affect.',
  Reports_GetReportsAsAdmin:
    'Lists all reports of the tenant, for an inventory; the whole tenant shares 50 such calls an hour.',
  Reports_GetReportsInGroupAsAdmin: 'Lists the reports of any workspace of the tenant, without having a role there.',
  Reports_GetReportUsersAsAdmin: 'Lists who can open any report of the tenant, for a review of access.',
  Reports_GetReportSubscriptionsAsAdmin:
    'Lists the e-mail subscriptions to any report, with the people who receive them.',
  Dashboards_GetDashboardsAsAdmin:
    'Lists all dashboards of the tenant, for an inventory; the whole tenant shares 50 such calls an hour.',
  Dashboards_GetDashboardsInGroupAsAdmin:
    'Lists the dashboards of any workspace of the tenant, without having a role there.',
  Dashboards_GetTilesAsAdmin:
    'Lists the tiles of any dashboard of the tenant, with the reports and models behind them.',
  Dashboards_GetDashboardUsersAsAdmin: 'Lists who can open any dashboard of the tenant, for a review of access.',
  Dashboards_GetDashboardSubscriptionsAsAdmin:
    'Lists the e-mail subscriptions to any dashboard, with the people who receive them.',
  Dataflows_GetDataflowsAsAdmin:
    'Lists all dataflows of the tenant with their owners and workspaces, for an inventory.',
  Dataflows_GetDataflowsInGroupAsAdmin:
    'Lists the dataflows of any workspace of the tenant, without having a role there.',
  Dataflows_GetDataflowDatasourcesAsAdmin:
    'Lists the data sources of any dataflow; sources that have been deleted still appear.',
  Dataflows_GetDataflowUsersAsAdmin: 'Lists who can reach any dataflow of the tenant, for a review of access.',
  Dataflows_GetUpstreamDataflowsInGroupAsAdmin:
    'Lists the dataflows that a dataflow of any workspace reads from, to follow data back to its source.',
  Dataflows_ExportDataflowAsAdmin:
    'Downloads the definition of any dataflow as JSON, for a backup or a review; it contains no data.',
  Imports_GetImportsAsAdmin: 'Lists the imports of the whole tenant, to see what was published and whether it failed.',
  Apps_GetAppsAsAdmin: 'Lists the Power BI apps that are published in the tenant; $top is required.',
  Apps_GetAppUsersAsAdmin: 'Lists who can open any Power BI app of the tenant, for a review of access.',
  // Scans
  WorkspaceInfo_GetModifiedWorkspaces:
    'Lists the ids of all workspaces, or of those changed since a date in the last 30 days: the first step of a scan.',
  WorkspaceInfo_PostWorkspaceInfo:
    'Starts a scan of up to 100 workspaces: their content, lineage, data sources and users; without two tenant settings details are missing.',
  WorkspaceInfo_GetScanStatus: 'Shows whether a scan is finished; ask until it has succeeded, then get its result.',
  WorkspaceInfo_GetScanResult: 'Downloads what a finished scan found; the result is kept for 24 hours.',
  // People
  Admin_GetActivityEvents:
    'Lists who did what in the tenant on one UTC day, at most about 28 days back; follow continuationUri even after empty pages.',
  Users_GetUserArtifactAccessAsAdmin:
    'Lists the items that one user can reach, for example before the account is closed.',
  Users_GetUserSubscriptionsAsAdmin:
    'Lists the e-mail subscriptions of one user in the whole tenant, for example before the account is closed.',
  WidelySharedArtifacts_LinksSharedToWholeOrganization:
    'Lists reports that a link opens to everybody in the organization, to find what is shared too widely.',
  WidelySharedArtifacts_PublishedToWeb:
    'Lists what anybody on the internet can see without signing in, to find data published by mistake.',
  Profiles_GetProfilesAsAdmin:
    'Lists the service principal profiles of the whole tenant, whichever service principal owns them.',
  Profiles_DeleteProfileAsAdmin:
    'Deletes any service principal profile of the tenant, for example one whose service principal is gone.',
  // Deployment pipelines
  Pipelines_GetPipelinesAsAdmin:
    'Lists all deployment pipelines of the tenant, for example to find orphaned ones that nobody can manage.',
  Pipelines_GetPipelineUsersAsAdmin:
    'Lists who has access to any deployment pipeline of the tenant, for a review of access.',
  Pipelines_UpdateUserAsAdmin:
    'Gives a user, group or service principal access to any deployment pipeline, for example to an orphaned one.',
  Pipelines_DeleteUserAsAdmin:
    'Takes away the access of a user, group or service principal to any deployment pipeline of the tenant.',
  // Capacities and keys
  Admin_GetCapacitiesAsAdmin:
    'Lists all capacities of the tenant, with $expand=tenantKey also the encryption key of each.',
  Admin_PatchCapacityAsAdmin: 'Chooses the encryption key of a capacity; nothing else of it can be changed here.',
  Admin_GetRefreshables:
    'Lists semantic models on all capacities of the tenant with duration and failures of their refreshes in the last seven days.',
  Admin_GetRefreshablesForCapacity:
    'Lists semantic models on one capacity of the tenant with their refreshes, to find out what loads it.',
  Admin_GetRefreshableForCapacity:
    'Shows how the refreshes of one semantic model on any capacity went in the last seven days.',
  Capacities_AssignWorkspacesToCapacity:
    'Moves many workspaces to a capacity in one call; it is refused to service principals, who use Assign To Capacity.',
  Capacities_UnassignWorkspacesFromCapacity:
    'Takes many workspaces off their capacity in one call, back to shared capacity.',
  Capacities_GetCapacityUsersAsAdmin: 'Lists who has which right on a capacity, not on the workspaces assigned to it.',
  Admin_GetPowerBIEncryptionKeys:
    'Lists your own encryption keys for data on capacities, and which of them is the default.',
  Admin_AddPowerBIEncryptionKey: 'Registers your own key in Azure Key Vault for the encryption of data on capacities.',
  Admin_RotatePowerBIEncryptionKey:
    'Replaces an encryption key with a new version from Azure Key Vault, for example when your security policy asks for it.',
  // Sensitivity labels
  InformationProtection_SetLabelsAsAdmin:
    'Sets a sensitivity label on up to 2,000 items; the label must be in the label policy of the acting user.',
  InformationProtection_RemoveLabelsAsAdmin:
    'Removes the sensitivity labels of up to 2,000 items, 25 calls an hour at most.',
} as const;

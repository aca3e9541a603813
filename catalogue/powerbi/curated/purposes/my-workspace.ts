/** What lies in the personal workspace of a signed-in user. Each has a request of the same kind for an ordinary workspace, which says more. */
export const myWorkspace = {
  // Semantic models
  Datasets_GetDatasets:
    "Lists the semantic models in the signed-in user's My workspace, never those of other workspaces.",
  Datasets_GetDataset: "Shows one semantic model in the signed-in user's My workspace.",
  Datasets_UpdateDataset:
    "Changes the storage mode or query scale-out of a semantic model in the signed-in user's My workspace.",
  Datasets_DeleteDataset: "Deletes a semantic model from the signed-in user's My workspace.",
  Datasets_RefreshDataset:
    "Starts a refresh of a semantic model in the signed-in user's My workspace and answers at once.",
  Datasets_GetRefreshHistory:
    "Lists the last refreshes of a semantic model in the signed-in user's My workspace; 20 to 60 of them are kept.",
  Datasets_GetRefreshExecutionDetails:
    "Shows the progress of one enhanced refresh of a semantic model in the signed-in user's My workspace.",
  Datasets_CancelRefresh: "Stops a running enhanced refresh of a semantic model in the signed-in user's My workspace.",
  Datasets_GetRefreshSchedule:
    "Shows when an import model in the signed-in user's My workspace refreshes itself, and whether the schedule is on.",
  Datasets_UpdateRefreshSchedule:
    "Sets the days and times at which an import model in the signed-in user's My workspace refreshes itself.",
  Datasets_GetDirectQueryRefreshSchedule:
    "Shows how often a DirectQuery or live-connection model in the signed-in user's My workspace is refreshed.",
  Datasets_UpdateDirectQueryRefreshSchedule:
    "Sets how often a DirectQuery or live-connection model in the signed-in user's My workspace is refreshed.",
  Datasets_GetQueryScaleOutSyncStatus:
    "Shows whether the read-only replicas of a semantic model in the signed-in user's My workspace are up to date.",
  Datasets_TriggerQueryScaleOutSync:
    "Starts copying a semantic model in the signed-in user's My workspace to its read-only replicas.",
  Datasets_GetParameters:
    "Lists the parameters of a semantic model in the signed-in user's My workspace, with their values.",
  Datasets_UpdateParameters:
    "Gives parameters of a semantic model in the signed-in user's My workspace new values; refresh it afterwards.",
  Datasets_GetDatasources:
    "Lists the data sources of a semantic model in the signed-in user's My workspace and the gateways behind them.",
  Datasets_UpdateDatasources:
    "Points a semantic model in the signed-in user's My workspace to another server or database with the same schema.",
  Datasets_DiscoverGateways:
    "Lists the gateways that a semantic model in the signed-in user's My workspace can be bound to; empty for cloud sources.",
  Datasets_BindToGateway: "Connects a semantic model in the signed-in user's My workspace to an on-premises gateway.",
  Datasets_GetGatewayDatasources:
    "Lists the gateway data sources of a semantic model in the signed-in user's My workspace; deprecated.",
  Datasets_SetAllDatasetConnections:
    "Formerly replaced the connections of a SQL DirectQuery model in the signed-in user's My workspace; no longer supported.",
  Datasets_GetDatasetUsers: "Lists who has which permission on a semantic model in the signed-in user's My workspace.",
  Datasets_PostDatasetUser:
    "Shares a semantic model in the signed-in user's My workspace with another user or a group.",
  Datasets_PutDatasetUser:
    "Changes or removes the permission of a user or group on a semantic model in the signed-in user's My workspace.",
  // Push models
  Datasets_PostDataset:
    "Creates a push model in the signed-in user's My workspace, to be filled with rows by a program.",
  Datasets_GetTables: "Lists the tables of a push model in the signed-in user's My workspace.",
  Datasets_PutTable:
    "Changes the columns and measures of a table of a push model in the signed-in user's My workspace.",
  Datasets_PostRows:
    "Adds rows to a table of a push model in the signed-in user's My workspace, at most 10,000 a request.",
  Datasets_DeleteRows: "Empties a table of a push model in the signed-in user's My workspace.",
  // Reports
  Reports_GetReports:
    "Lists the reports in the signed-in user's My workspace, shared reports and those of shared apps included.",
  Reports_GetReport:
    "Shows one report in the signed-in user's My workspace with its semantic model and its address for embedding.",
  Reports_GetPages: "Lists the pages of a report in the signed-in user's My workspace, with internal name and title.",
  Reports_GetPage: "Shows one page of a report in the signed-in user's My workspace.",
  Reports_DeleteReport: "Deletes a report from the signed-in user's My workspace; its semantic model stays.",
  Reports_CloneReport: "Copies a report of the signed-in user's My workspace, there or to another workspace.",
  Reports_RebindReport: "Makes a report in the signed-in user's My workspace use another semantic model.",
  Reports_UpdateReportContent:
    "Replaces the content of a report in the signed-in user's My workspace with that of another report.",
  Reports_ExportReport: "Downloads a report of the signed-in user's My workspace as its source file, .pbix or .rdl.",
  Reports_ExportToFile:
    "Starts the export of a report in the signed-in user's My workspace to PDF, PowerPoint, images or other formats.",
  Reports_GetExportToFileStatus: "Shows the progress of the export of a report in the signed-in user's My workspace.",
  Reports_GetFileOfExportToFile:
    "Downloads the file of a finished export from the signed-in user's My workspace, within 24 hours.",
  Reports_GetDatasources: "Lists the data sources of a paginated report in the signed-in user's My workspace.",
  Reports_UpdateDatasources:
    "Points a paginated report in the signed-in user's My workspace to another server or database of the same type.",
  // Dashboards
  Dashboards_GetDashboards:
    "Lists the dashboards in the signed-in user's My workspace, shared dashboards and those of shared apps included.",
  Dashboards_GetDashboard: "Shows one dashboard in the signed-in user's My workspace.",
  Dashboards_AddDashboard: "Creates an empty dashboard in the signed-in user's My workspace.",
  Dashboards_DeleteDashboard: "Deletes a dashboard with its tiles from the signed-in user's My workspace.",
  Dashboards_GetTiles: "Lists the tiles of a dashboard in the signed-in user's My workspace.",
  Dashboards_GetTile: "Shows one tile of a dashboard in the signed-in user's My workspace.",
  Dashboards_CloneTile:
    "Copies a tile of a dashboard in the signed-in user's My workspace to the same or another dashboard.",
  // Imports
  Imports_PostImport:
    "Publishes a .pbix, .rdl, .xlsx or .json file to the signed-in user's My workspace and answers at once.",
  Imports_GetImports: "Lists the imports into the signed-in user's My workspace.",
  Imports_GetImport: "Shows whether an import into the signed-in user's My workspace is done, and what came of it.",
  Imports_CreateTemporaryUploadLocation:
    "Issues a secret address to upload a .pbix file of 1 to 10 GB for the signed-in user's My workspace.",
  // Capacity
  Groups_AssignMyWorkspaceToCapacity:
    "Moves the signed-in user's My workspace to a capacity; an id of zeros takes it off again.",
  Groups_CapacityAssignmentStatusMyWorkspace:
    "Shows whether the move of the signed-in user's My workspace to a capacity is finished.",
} as const;

/** Semantic models, which the API calls datasets: refresh, queries, parameters, data sources, users. */
export const datasets = {
  Datasets_GetDatasetsInGroup:
    'Lists the semantic models of a workspace with their owners; most calls about a model need an id from here.',
  Datasets_GetDatasetInGroup:
    'Shows one semantic model of a workspace, for example to learn who owns it or whether it can be refreshed.',
  Datasets_UpdateDatasetInGroup:
    'Changes settings of a semantic model, such as its storage mode or query scale-out; the caller must own the model.',
  Datasets_DeleteDatasetInGroup:
    'Deletes a semantic model from a workspace; list the reports that use it before you send this.',
  Datasets_TakeOverInGroup:
    'Makes the caller the owner of a semantic model, as many settings require; stored credentials of its data sources are reported to be lost.',
  // Refresh
  Datasets_RefreshDatasetInGroup:
    'Starts a refresh of a semantic model and answers at once; on shared capacity eight a day are allowed, scheduled ones included.',
  Datasets_GetRefreshHistoryInGroup:
    'Lists the last refreshes of a semantic model with their outcome; here the status Unknown means that a refresh is still running.',
  Datasets_GetRefreshExecutionDetailsInGroup:
    'Shows the progress of one enhanced refresh, down to tables and partitions; an ordinary refresh is only in the history.',
  Datasets_CancelRefreshInGroup:
    'Stops a running enhanced refresh, for example when it blocks the next one; an ordinary refresh cannot be cancelled here.',
  Datasets_GetRefreshScheduleInGroup:
    'Shows on which days and at which times an import model refreshes itself, and whether the schedule is on.',
  Datasets_UpdateRefreshScheduleInGroup:
    'Sets the days and times at which an import model refreshes itself; only its owner may, and switching off must be the only change.',
  Datasets_GetDirectQueryRefreshScheduleInGroup:
    'Shows how often a DirectQuery or live-connection model is refreshed; import models have a request of their own.',
  Datasets_UpdateDirectQueryRefreshScheduleInGroup:
    'Sets how often a DirectQuery or live-connection model is refreshed: send either a frequency or days and times, never both.',
  // Queries
  Datasets_ExecuteQueries:
    'Runs one DAX query against a semantic model by its id alone, in any workspace; too many rows give 200 with an error inside.',
  Datasets_ExecuteQueriesInGroup:
    'Runs one DAX query against a semantic model of a workspace to read its data as JSON; it needs Build on the model.',
  Datasets_GetQueryScaleOutSyncStatusInGroup:
    'Shows whether the read-only replicas of a semantic model are up to date; use it after a synchronization or a refresh.',
  Datasets_TriggerQueryScaleOutSyncInGroup:
    'Starts copying a semantic model to its read-only replicas, for example when automatic synchronization is off.',
  // Parameters and data sources
  Datasets_GetParametersInGroup:
    'Lists the parameters of a semantic model with their values; models changed over XMLA and some DirectQuery models are not supported.',
  Datasets_UpdateParametersInGroup:
    'Gives parameters of a semantic model new values, such as another server; refresh the model afterwards so that they take effect.',
  Datasets_GetDatasourcesInGroup:
    'Lists the data sources of a semantic model and the gateways behind them; needed before you change a connection or credentials.',
  Datasets_UpdateDatasourcesInGroup:
    'Points a semantic model to another server or database with the same schema; only the owner may, and a refresh must follow.',
  Datasets_DiscoverGatewaysInGroup:
    'Lists the gateways that a semantic model can be bound to; it is empty if all its sources are in the cloud.',
  Datasets_BindToGatewayInGroup:
    'Connects a semantic model to an on-premises gateway; without data source ids, the first one that matches is used.',
  Datasets_GetGatewayDatasourcesInGroup:
    'Lists the gateway data sources of a semantic model, in older scripts; deprecated, so call Get Dataset Datasources In Group instead.',
  Datasets_SetAllDatasetConnectionsInGroup:
    'Formerly replaced the connections of a SQL DirectQuery model; no longer supported, so update parameters or data sources instead.',
  Datasets_GetDatasetToDataflowsLinksInGroup:
    'Lists which semantic models of a workspace read from which dataflows, to see what depends on a dataflow.',
  // Users
  Datasets_GetDatasetUsersInGroup:
    'Lists who has which permission on one semantic model; use it when a role in the workspace does not explain the access.',
  Datasets_PostDatasetUserInGroup:
    'Shares one semantic model with a user or group without a role in its workspace; it cannot add a service principal.',
  Datasets_PutDatasetUserInGroup:
    'Changes the permission of a user or group on one semantic model; the right None removes it, inherited rights stay.',
} as const;

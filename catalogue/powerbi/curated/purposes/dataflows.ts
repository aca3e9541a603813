/** Dataflows, their refreshes, what they are made from, and where they are stored. */
export const dataflows = {
  Dataflows_GetDataflows: 'Lists the dataflows of a workspace; the id that other calls need is called objectId here.',
  Dataflows_GetDataflow:
    'Downloads the definition of a dataflow as JSON, for a backup or to compare two versions; it contains no data.',
  Dataflows_GetDataflowDataSources:
    'Lists the data sources that a dataflow reads from, for example to check them after a server has moved.',
  Dataflows_GetUpstreamDataflowsInGroup:
    'Lists the dataflows that a dataflow reads from, so that you refresh those first.',
  Dataflows_GetDataflowTransactions:
    'Lists the refreshes of a dataflow with their state; the id to cancel a running one comes from here.',
  Dataflows_RefreshDataflow:
    'Starts a refresh of a dataflow; the body must choose a mail option, and a mail on completion is not possible.',
  Dataflows_CancelDataflowTransaction:
    'Tries to stop a running refresh of a dataflow; its transactions show afterwards whether it stopped.',
  Dataflows_UpdateDataflow:
    'Changes settings of a dataflow, such as its name, description or compute engine; its queries stay as they are.',
  Dataflows_UpdateRefreshSchedule:
    'Sets the days and times at which a dataflow refreshes itself, or switches that off.',
  Dataflows_DeleteDataflow:
    'Deletes a dataflow with its stored definition and model; check first which semantic models read from it.',
  DataflowStorageAccounts_GetDataflowStorageAccounts:
    'Lists the storage accounts that the caller may use for dataflows; needed before a workspace is connected to one.',
  Groups_AssignToDataflowStorage:
    'Connects a workspace to a storage account of your own for its dataflows; an id of zeros disconnects it.',
} as const;

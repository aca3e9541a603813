const ERROR_INSIDE = '"error"\\s*:';

/** The state of something long that failed; which of the entries counts, the diagnosis decides. */
const FAILED_INSIDE = '"(status|extendedStatus|importState)"\\s*:\\s*"(Failed|TimedOut|Cancelled)"';

/** Successes that can hide a mistake: no workspace at all, an error inside a query's answer, a scan without the details, a refresh, export, import, scan or deployment that failed. */
export const looksFine: Readonly<Record<string, string>> = {
  Groups_GetGroups: '"value"\\s*:\\s*\\[\\s*\\]',
  Datasets_ExecuteQueries: ERROR_INSIDE,
  Datasets_ExecuteQueriesInGroup: ERROR_INSIDE,
  Datasets_GetRefreshHistory: FAILED_INSIDE,
  Datasets_GetRefreshHistoryInGroup: FAILED_INSIDE,
  Datasets_GetRefreshExecutionDetails: FAILED_INSIDE,
  Datasets_GetRefreshExecutionDetailsInGroup: FAILED_INSIDE,
  Dataflows_GetDataflowTransactions: FAILED_INSIDE,
  Reports_GetExportToFileStatus: FAILED_INSIDE,
  Reports_GetExportToFileStatusInGroup: FAILED_INSIDE,
  Imports_GetImport: FAILED_INSIDE,
  Imports_GetImportInGroup: FAILED_INSIDE,
  Pipelines_GetPipelineOperation: FAILED_INSIDE,
  WorkspaceInfo_GetScanStatus: FAILED_INSIDE,
  WorkspaceInfo_GetScanResult: '^(?![^]*"tables"\\s*:\\s*\\[\\s*\\{)',
};

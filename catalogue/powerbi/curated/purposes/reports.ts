/** Reports: what they are made of, copies, exports to files, paginated reports. */
export const reports = {
  Reports_GetReportsInGroup:
    'Lists the reports of a workspace with their embed addresses; the ids for exports and embedding come from here.',
  Reports_GetReportInGroup:
    'Shows one report of a workspace: its semantic model and the address for embedding; paginated reports show no model.',
  Reports_GetPagesInGroup:
    'Lists the pages of a report by name and title; an export or a link to one page needs that name.',
  Reports_GetPageInGroup: 'Shows one page of a report by its internal name, for example to check that it still exists.',
  Reports_DeleteReportInGroup: 'Deletes a report from a workspace, for example an old copy; its semantic model stays.',
  Reports_CloneReportInGroup:
    'Copies a report within its workspace or to another one, and can bind the copy to another semantic model.',
  Reports_RebindReportInGroup:
    'Makes a report use another semantic model, for example after a move to production; paginated reports are not supported.',
  Reports_UpdateReportContentInGroup:
    'Replaces the content of a report with that of another one, so that its id and links stay the same.',
  // Exports
  Reports_ExportReportInGroup:
    'Downloads a report as its source file, .pbix or .rdl, for a backup; for PDF or images use Export To File In Group.',
  Reports_ExportToFileInGroup:
    'Starts the export of a report to PDF, PowerPoint, images or other formats; ask for its status, then fetch the file.',
  Reports_GetExportToFileStatusInGroup:
    'Shows the progress of an export job; repeat it until the job has succeeded or failed, at the pace of Retry-After.',
  Reports_GetFileOfExportToFileInGroup:
    'Downloads the file of a finished export job; send it after the status is Succeeded, because the file expires after 24 hours.',
  // Paginated reports
  Reports_GetDatasourcesInGroup:
    'Lists the data sources of a paginated report; an ordinary report has them in its semantic model, with its own request.',
  Reports_UpdateDatasourcesInGroup:
    'Points a paginated report to another server or database of the same type and schema; its data source owner may do so.',
  Reports_BindToGateway:
    'Connects the data sources of a paginated report to an on-premises gateway, when you know only the id of the report.',
  Reports_BindToGatewayInGroup:
    'Connects the data sources of a paginated report in a workspace to an on-premises gateway, for example after publishing it.',
  Reports_TakeOverInGroup:
    'Makes the caller the owner of the data sources of a paginated report, which is needed before they can be changed.',
} as const;

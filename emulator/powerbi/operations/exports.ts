import { ROOT } from '../../operation-kind.ts';
import { readExport, type ExportJob } from '../content/export-job.ts';
import { textOf } from '../fields.ts';
import { exportKind, pbixKind, rdlKind, type FileKind } from '../files/index.ts';
import { notFound } from '../refusal.ts';
import { shows, twins, within, type Handlers, type Request, type Result } from '../request.ts';
import { reportOf } from './reports.ts';

function begin(request: Request): ExportJob {
  const report = reportOf(request);
  const { content } = request;
  const id = content.ids.next();
  const format = (textOf(request.fields, 'format') ?? 'PDF').toUpperCase();
  const createdDateTime = content.clock.next();
  const place = request.path['groupId'] === undefined ? '' : `/groups/${request.groupId}`;
  const fields = {
    id,
    createdDateTime,
    lastActionDateTime: createdDateTime,
    reportId: report.id,
    reportName: report.fields['name'],
    status: 'NotStarted',
    percentComplete: 0,
    resourceLocation: `${request.origin}${ROOT}${place}/reports/${report.id}/exports/${id}/file`,
    resourceFileExtension: exportKind(format).extension,
    // Files are kept for a day.
    expirationTime: content.clock.ahead(24 * 60),
  };
  return content.exports.add({ id, groupId: report.groupId, reportId: report.id, format, reads: 0, fields });
}

function jobOf(request: Request): ExportJob {
  const report = reportOf(request);
  const job = within(request, request.content.exports, request.path['exportId']);
  if (job.reportId !== report.id) throw notFound();
  return job;
}

/** A file that says which report it is of, under its media type. */
function file({ mediaType, extension, make }: FileKind, name: string): Result {
  const headers = {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${encodeURIComponent(name + extension)}"`,
  };
  return { headers, body: make(name) };
}

/** Seconds to wait for an export that runs. The service does not always say; it is done at the next read however soon that is. */
const RETRY_AFTER = { 'Retry-After': '1' };

/** Files made of reports: the original (`Export`) and prints of it (`ExportTo`). */
export const exportHandlers: Handlers = twins({
  Reports_ExportReport: (request) => {
    const { fields } = reportOf(request);
    return file(fields['reportType'] === 'PaginatedReport' ? rdlKind : pbixKind, String(fields['name']));
  },
  Reports_ExportToFile: (request) => shows(begin(request).fields),
  Reports_GetExportToFileStatus: (request) => {
    const job = jobOf(request);
    const running = readExport(job, request.content.clock.next());
    return running ? { status: 202, headers: RETRY_AFTER, body: job.fields } : { status: 200, body: job.fields };
  },
  // Given out before the status says so as well: a caller that did not wait finds the file.
  Reports_GetFileOfExportToFile: (request) => {
    const { format, fields } = jobOf(request);
    return file(exportKind(format), String(fields['reportName']));
  },
});

import { ROOT } from '../../operation-kind.ts';
import { exportFormats, readExport, type ExportJob } from '../content/export-job.ts';
import { textOf } from '../fields.ts';
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
    resourceFileExtension: exportFormats[format]?.[0] ?? '.pdf',
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

/** Some bytes that stand for a file, under its media type. */
function file(mediaType: string, name: string): Result {
  const headers = {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${encodeURIComponent(name)}"`,
  };
  return { headers, body: Buffer.from(`Emulated file: ${name}\n`) };
}

/** Files made of reports: the original (`Export`) and prints of it (`ExportTo`). */
export const exportHandlers: Handlers = twins({
  Reports_ExportReport: (request) => {
    const { fields } = reportOf(request);
    const extension = fields['reportType'] === 'PaginatedReport' ? 'rdl' : 'pbix';
    return file('application/octet-stream', `${String(fields['name'])}.${extension}`);
  },
  Reports_ExportToFile: (request) => shows(begin(request).fields),
  Reports_GetExportToFileStatus: (request) => {
    const job = jobOf(request);
    const running = readExport(job, request.content.clock.next());
    return { status: running ? 202 : 200, body: job.fields };
  },
  // Given out before the status says so as well: a caller that did not wait finds the file.
  Reports_GetFileOfExportToFile: (request) => {
    const { format, fields } = jobOf(request);
    const [extension, mediaType] = exportFormats[format] ?? ['.pdf', 'application/pdf'];
    return file(mediaType, `${String(fields['reportName'])}${extension}`);
  },
});

import { ROOT } from '../../operation-kind.ts';
import { isOnSharedCapacity } from '../content/capacity.ts';
import { isExporting, readExport, type ExportJob } from '../content/export-job.ts';
import type { Report } from '../content/items.ts';
import { courseOf } from '../content/job.ts';
import { fieldsOf, rowsOf, textOf, valueOf } from '../fields.ts';
import { exportKind, pbixKind, rdlKind, type FileKind } from '../files/index.ts';
import { notFound } from '../refusal.ts';
import { exportQueueFull, exportWithoutCapacity, tooManyPages } from '../refusals/export.ts';
import { refused } from '../refusals/rule.ts';
import { shows, twins, within, type Handlers, type Request, type Result } from '../request.ts';
import { reportOf } from './reports.ts';

/** An export has at most this many pages. */
const MOST_PAGES = 50;

/** @throws Refusal where the report, or the capacity that it is on, cannot be exported as asked for */
function checkExport({ content, fields }: Request, { groupId }: Report): void {
  if (isOnSharedCapacity(content, groupId)) throw refused(exportWithoutCapacity);
  const { pages } = fieldsOf(valueOf(fields, 'powerBIReportConfiguration'));
  if (rowsOf(pages).length > MOST_PAGES) throw refused(tooManyPages);
  const { atOnce = Infinity } = courseOf(content, 'export');
  if (content.exports.list(isExporting).length >= atOnce) throw refused(exportQueueFull);
}

function begin(request: Request): ExportJob {
  const report = reportOf(request);
  checkExport(request, report);
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
  const again = content.exports.list(({ reportId }) => reportId === report.id).some(({ advised }) => advised);
  const phase = 'waiting';
  return content.exports.add({
    id,
    groupId: report.groupId,
    reportId: report.id,
    format,
    reads: 0,
    phase,
    advised: false,
    again,
    fields,
  });
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

/** Seconds to wait for an export that runs. The service does not always say; reads are counted however soon they come. */
const RETRY_AFTER = { 'Retry-After': '1' };

/** What a read of an export finds. One that failed for good has no Retry-After. */
function status(request: Request): Result {
  const job = jobOf(request);
  const course = courseOf(request.content, 'export');
  readExport(job, course, request.content.clock.next());
  const underWay = isExporting(job);
  const told = underWay ? course.retryAfter !== false : job.advised;
  return { status: underWay ? 202 : 200, ...(told ? { headers: RETRY_AFTER } : {}), body: job.fields };
}

/** The job, if its file is there. Unless the tenant says how exports go, it is there at once, for a caller that does not wait. */
function finished(request: Request): ExportJob {
  const job = jobOf(request);
  const early = isExporting(job) && request.content.tenant.jobs?.export !== undefined;
  if (early || job.phase === 'failed') throw notFound();
  return job;
}

/** Files made of reports: the original (`Export`) and prints of it (`ExportTo`). */
export const exportHandlers: Handlers = twins({
  Reports_ExportReport: (request) => {
    const { fields } = reportOf(request);
    return file(fields['reportType'] === 'PaginatedReport' ? rdlKind : pbixKind, String(fields['name']));
  },
  Reports_ExportToFile: (request) => shows(begin(request).fields),
  Reports_GetExportToFileStatus: status,
  Reports_GetFileOfExportToFile: (request) => {
    const { format, fields } = finished(request);
    return file(exportKind(format), String(fields['reportName']));
  },
});

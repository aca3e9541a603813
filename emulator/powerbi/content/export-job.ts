import type { Fields } from '../fields.ts';
import type { Placed } from './items.ts';

/** An export of a report to a file. It runs when it is first asked for and is done on the second read. */
export interface ExportJob extends Placed {
  readonly reportId: string;
  readonly format: string;
  reads: number;
  fields: Fields;
}

/** The file name extension and media type of each format that a report can be exported to. */
export const exportFormats: Readonly<Record<string, readonly [extension: string, mediaType: string]>> = {
  PPTX: ['.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  PDF: ['.pdf', 'application/pdf'],
  ACCESSIBLEPDF: ['.pdf', 'application/pdf'],
  PNG: ['.png', 'image/png'],
  IMAGE: ['.png', 'image/png'],
  XLSX: ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  DOCX: ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  CSV: ['.csv', 'text/csv'],
  XML: ['.xml', 'text/xml'],
  MHTML: ['.mhtml', 'multipart/related'],
};

/** Counts a read and tells whether the export still runs. */
export function readExport(job: ExportJob, at: string): boolean {
  job.reads += 1;
  const running = job.reads === 1;
  Object.assign(
    job.fields,
    running ? { status: 'Running', percentComplete: 50 } : { status: 'Succeeded', percentComplete: 100 },
  );
  if (job.reads <= 2) job.fields['lastActionDateTime'] = at;
  return running;
}

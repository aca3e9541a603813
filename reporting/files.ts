import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IdentityComparison } from '../runner/compare/comparison.ts';
import { makeFolder } from '../runner/files/folder.ts';
import { writeWhole, type Content } from '../runner/files/whole-file.ts';
import type { RunRecord } from '../runner/record/record.ts';
import { RunError } from '../runner/run-error.ts';
import { jsonChunks, type ExchangeOf } from './json.ts';
import { printJunit } from './junit.ts';
import { printSummary } from './markdown.ts';
import { pageChunks, type PageAssets } from './page/page.ts';

/** The formats that are files, and what they are called. */
export const reportFiles = {
  json: 'record.json',
  html: 'report.html',
  markdown: 'summary.md',
  junit: 'junit.xml',
} as const;

/** A format that is a file. */
export type FileFormat = keyof typeof reportFiles;

/** What the reports are made with besides the record. */
export interface ReportMaterial {
  readonly exchangeOf: ExchangeOf;
  /** Script and style of the page; asked for only when a page is made. */
  readonly assets: () => PageAssets;
  /** How another identity fared, for the page of the first. */
  readonly comparison?: IdentityComparison;
}

/**
 * Makes sure that the reports can be written, before anything is sent.
 * @throws RunError E_REPORTS_UNWRITABLE
 */
export async function prepareReports(folder: string): Promise<void> {
  const probe = join(folder, `.${randomUUID()}.probe`);
  try {
    await makeFolder(folder);
    await writeFile(probe, '', { flag: 'wx' });
    await rm(probe);
  } catch (cause) {
    throw new RunError('E_REPORTS_UNWRITABLE', folder, { cause });
  }
}

/**
 * Writes reports into a folder, under their usual names.
 * @returns their paths by format
 * @throws RunError E_REPORTS_LOST
 */
export async function writeReports(
  folder: string,
  record: RunRecord,
  formats: readonly FileFormat[],
  material: ReportMaterial,
): Promise<Map<FileFormat, string>> {
  const paths = new Map([...new Set(formats)].map((format) => [format, join(folder, reportFiles[format])]));
  const contents = new Map([...paths].map(([format, path]) => [path, printReport(record, format, material)]));
  try {
    await writeWhole(contents);
  } catch (cause) {
    throw new RunError('E_REPORTS_LOST', folder, { cause });
  }
  return paths;
}

/** One report, as a text or as pieces of it. */
export function printReport(
  record: RunRecord,
  format: FileFormat,
  { exchangeOf, assets, comparison }: ReportMaterial,
): Content {
  switch (format) {
    case 'json':
      return jsonChunks(record, exchangeOf);
    case 'html':
      return pageChunks(record, exchangeOf, assets(), comparison);
    case 'markdown':
      return printSummary(record);
    case 'junit':
      return printJunit(record);
  }
}

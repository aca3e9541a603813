import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../files/folder.ts';
import type { RunRecord } from '../record/record.ts';
import { RunError } from '../run-error.ts';
import { printSummary } from './markdown.ts';
import { writeWhole } from '../files/whole-file.ts';

/** Where the reports of a run lie. */
export interface ReportFiles {
  readonly record: string;
  readonly summary: string;
}

/**
 * Makes sure that the reports can be written, before anything is sent.
 * @throws RunError E_REPORTS_UNWRITABLE
 */
export async function prepareReports(folder: string): Promise<void> {
  const probe = join(folder, `.${process.pid}.probe`);
  try {
    await makeFolder(folder);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new RunError('E_REPORTS_UNWRITABLE', folder, { cause });
  }
}

/**
 * Writes `record.json` and `summary.md`.
 * @throws RunError E_REPORTS_UNWRITABLE
 */
export async function writeReports(folder: string, record: RunRecord): Promise<ReportFiles> {
  const files = { record: join(folder, 'record.json'), summary: join(folder, 'summary.md') };
  try {
    await writeWhole(new Map([[files.record, `${JSON.stringify(record, null, 2)}\n`], [files.summary, printSummary(record)]]));
  } catch (cause) {
    throw new RunError('E_REPORTS_UNWRITABLE', folder, { cause });
  }
  return files;
}

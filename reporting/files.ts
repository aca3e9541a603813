import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../runner/files/folder.ts';
import { writeWhole } from '../runner/files/whole-file.ts';
import type { RunRecord } from '../runner/record/record.ts';
import { RunError } from '../runner/run-error.ts';
import { fileFormats, formats, printReport, type FileFormat, type ReportMaterial } from './formats/index.ts';

/** The usual names of all reports that are files. */
export const reportFiles: readonly string[] = fileFormats.map((format) => formats[format].file);

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
  wanted: readonly FileFormat[],
  material: ReportMaterial,
): Promise<Map<FileFormat, string>> {
  const paths = new Map([...new Set(wanted)].map((format) => [format, join(folder, formats[format].file)]));
  const contents = new Map([...paths].map(([format, path]) => [path, printReport(record, format, material)]));
  try {
    await writeWhole(contents);
  } catch (cause) {
    throw new RunError('E_REPORTS_LOST', folder, { cause });
  }
  return paths;
}

import { resolve } from 'node:path';
import {
  printAzure,
  printComparison,
  judgedRecord,
  printGithub,
  readPageAssets,
  reportFiles,
  saveBaseline,
  writeReports,
  type Comparison,
  type FileFormat,
  type ReportMaterial,
  type RunRecord,
} from '../../runner/index.ts';
import { writeOut } from './out-file.ts';
import { projectRoot } from '../../generator/project.ts';
import { printRun } from './summary-table.ts';
import type { Terminal } from './terminal.ts';

/** Formats of `run`: files, and lines for a continuous integration. */
export type RunFormat = FileFormat | 'github' | 'azure';

/** What comes after a run. */
export interface Aftermath {
  readonly flags: { readonly format: readonly RunFormat[]; readonly saveBaseline: string | undefined };
  /** Where the reports go. */
  readonly folder: string;
  readonly exchangeOf: ReportMaterial['exchangeOf'];
  /** How the run differs from the baseline; absent without one. */
  readonly comparison: Comparison | undefined;
}

/** Writes the reports of a run, and prints how it went. */
export async function tellRun(
  record: RunRecord,
  { flags, folder, exchangeOf, comparison }: Aftermath,
  terminal: Terminal,
): Promise<void> {
  const formats = flags.format.filter((format): format is FileFormat => format in reportFiles);
  const assets = () => readPageAssets(projectRoot());
  for (const line of printRun(record)) terminal.out(line);
  if (comparison) for (const line of printComparison(comparison)) terminal.out(line);
  // Held against a baseline, the run is red for what changed only: so must be what a CI system reads.
  const judged = comparison ? judgedRecord(record, comparison) : record;
  if (flags.format.includes('github')) for (const line of printGithub(judged)) terminal.out(line);
  if (flags.format.includes('azure')) for (const line of printAzure(judged)) terminal.out(line);
  // Last: a disk that is full must not keep anybody from seeing how the run went.
  const material = { exchangeOf, assets };
  const paths = await writeReports(
    folder,
    record,
    formats.filter((format) => format !== 'junit'),
    material,
  );
  const junit = await writeReports(
    folder,
    judged,
    formats.filter((format) => format === 'junit'),
    material,
  );
  if (flags.saveBaseline !== undefined) await keepBaseline(resolve(terminal.cwd, flags.saveBaseline), record, terminal);
  terminal.out(`Reports: ${[...paths.values(), ...junit.values()].join(', ')}`);
}

/**
 * Writes the baseline of a record. A run that did not come to its end knows too little: what is there stays.
 * @throws CliError E_OUT_UNWRITABLE
 */
export async function keepBaseline(path: string, record: RunRecord, terminal: Terminal): Promise<void> {
  if (record.ending !== 'complete')
    return terminal.err(`The baseline ${path} was not changed, because the run is not complete.\n`);
  await writeOut(path, saveBaseline(record));
}

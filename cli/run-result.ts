import { resolve } from 'node:path';
import {
  printAzure,
  printComparison,
  printGithub,
  readPageAssets,
  reportFiles,
  saveBaseline,
  writeReports,
  writeWhole,
  type Comparison,
  type FileFormat,
  type ReportMaterial,
  type RunRecord,
} from '../runner/index.ts';
import { CliError } from './cli-error.ts';
import type { RunFlags } from './commands/run-options.ts';
import { projectRoot } from './project-root.ts';
import { printRun } from './summary-table.ts';
import type { Terminal } from './terminal.ts';

/** What comes after a run. */
export interface Aftermath {
  readonly flags: Pick<RunFlags, 'format' | 'saveBaseline'>;
  /** Where the reports go. */
  readonly folder: string;
  readonly exchangeOf: ReportMaterial['exchangeOf'];
  /** How the run differs from the baseline; absent without one. */
  readonly comparison: Comparison | undefined;
}

/** Writes the reports of a run, and prints how it went. */
export async function tellRun(record: RunRecord, { flags, folder, exchangeOf, comparison }: Aftermath, terminal: Terminal): Promise<void> {
  const formats = flags.format.filter((format): format is FileFormat => format in reportFiles);
  const assets = () => readPageAssets(projectRoot(import.meta.url));
  for (const line of printRun(record)) terminal.out(line);
  if (comparison) for (const line of printComparison(comparison)) terminal.out(line);
  if (flags.format.includes('github')) for (const line of printGithub(record)) terminal.out(line);
  if (flags.format.includes('azure')) for (const line of printAzure(record)) terminal.out(line);
  // Last: a disk that is full must not keep anybody from seeing how the run went.
  const paths = await writeReports(folder, record, formats, { exchangeOf, assets });
  if (flags.saveBaseline !== undefined) await writeBaseline(resolve(terminal.cwd, flags.saveBaseline), record);
  terminal.out(`Reports: ${[...paths.values()].join(', ')}`);
}

async function writeBaseline(path: string, record: RunRecord): Promise<void> {
  try {
    await writeWhole(new Map([[path, saveBaseline(record)]]));
  } catch (cause) {
    throw new CliError('E_OUT_UNWRITABLE', path, { cause });
  }
}

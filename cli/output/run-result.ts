import { resolve } from 'node:path';
import type { RunRecord } from '../../runner/index.ts';
import {
  formatNames,
  isFileFormat,
  isResult,
  judgedRecord,
  printComparison,
  printLines,
  readPageAssets,
  saveBaseline,
  writeReports,
  type Comparison,
  type Format,
  type ReportMaterial,
} from '../../reporting/index.ts';
import { wrapped } from './causes.ts';
import { writeOut } from './out-file.ts';
import { projectRoot } from '../../generator/project.ts';
import { folderNames } from './folder-names.ts';
import { workspaceList } from './workspace-list.ts';
import { nextStep, printNext } from './next-step.ts';
import { lookOf } from './style.ts';
import type { Terminal } from './terminal.ts';
import { printWritten } from './written-files.ts';

/** Formats of `run`: files, and lines for a continuous integration. */
export type RunFormat = Exclude<Format, 'terminal'>;

/** What comes after a run. */
export interface Aftermath {
  readonly flags: {
    readonly env: string | undefined;
    readonly baseline: string | undefined;
    readonly format: readonly RunFormat[];
    readonly saveBaseline: string | undefined;
  };
  /** Where the reports go. */
  readonly folder: string;
  readonly exchangeOf: ReportMaterial['exchangeOf'];
  /** How the run differs from the baseline; absent without one. */
  readonly comparison: Comparison | undefined;
  /** Whether it was a part of the collection only. */
  readonly selected: boolean;
}

/** Writes the reports of a run, and prints how it went. */
export async function tellRun(
  record: RunRecord,
  { flags, folder, exchangeOf, comparison, selected }: Aftermath,
  terminal: Terminal,
): Promise<void> {
  const material = { exchangeOf, assets: () => readPageAssets(projectRoot()), workspaceList, folderNames };
  const look = lookOf(terminal.screens.out);
  for (const line of printLines(record, 'terminal', { ...material, look })) terminal.out(line);
  if (comparison) for (const line of ['', ...printComparison(comparison)]) wrapped(line, look).forEach(terminal.out);
  // Held against a baseline, the run is red for what changed only: so must be what a CI system reads.
  const judged = comparison ? judgedRecord(record, comparison) : record;
  const wanted = formatNames.filter((format) => format !== 'terminal' && flags.format.includes(format));
  for (const format of wanted)
    if (!isFileFormat(format)) for (const line of printLines(judged, format, material)) terminal.out(line);
  // Last: a disk that is full must not keep anybody from seeing how the run went.
  const files = wanted.filter(isFileFormat);
  const ofResult = files.filter(isResult);
  const ofRun = files.filter((format) => !isResult(format));
  const paths = await writeReports(folder, record, ofRun, material);
  const results = await writeReports(folder, judged, ofResult, material);
  if (flags.saveBaseline !== undefined) await keepBaseline(resolve(terminal.cwd, flags.saveBaseline), record, terminal);
  const written = printWritten([...paths.values(), ...results.values()], look, terminal);
  if (written.length > 0) ['', ...written].forEach(terminal.out);
  const asked = {
    env: flags.env,
    folder,
    hasRecord: paths.has('json'),
    mayBecomeBaseline: !selected && flags.baseline === undefined && flags.saveBaseline === undefined,
  };
  const next = nextStep(record, asked, terminal);
  if (next) printNext(next, look).forEach(terminal.out);
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

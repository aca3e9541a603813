import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { exitCodeOf, lockFolder, mergeRecords, readRecord, RunError, type RunRecord } from '../../runner/index.ts';
import {
  baselineExitCode,
  compareBaseline,
  fileFormats,
  formatNames,
  isFileFormat,
  judgedRecord,
  ownersOf,
  printComparison,
  printReport,
  prepareReports,
  readBaseline,
  readPageAssets,
  refuseForeign,
  reportFiles,
  writeReports,
  type Format,
  type ReportMaterial,
} from '../../reporting/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { flags, text, toggle } from '../input/flags.ts';
import { writeOut } from '../output/out-file.ts';
import { shownPath } from '../output/shown-path.ts';
import { keepBaseline } from '../output/run-result.ts';
import { folderNames } from '../output/folder-names.ts';
import { workspaceList } from '../output/workspace-list.ts';
import { lookOf } from '../output/style.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

/** More files than these nobody reads. */
const MOST_NAMED = 10;

/** Options of `report`. */
export interface ReportOptions {
  readonly files: readonly string[];
  /** Empty: the summary for the terminal, or, into a folder, every format that is a file. */
  readonly formats: readonly Format[];
  /** A file, a folder, or `-` for standard output; absent: standard output. */
  readonly out?: string | undefined;
  /** Make one record of all shards even where a single one is there; several are merged anyway. */
  readonly merge: boolean;
  readonly exitCode: boolean;
  /** File to hold the record against. */
  readonly baseline?: string | undefined;
  /** File to write what the identity can reach to. */
  readonly saveBaseline?: string | undefined;
}

const options = {
  format: {
    ...text,
    choices: formatNames,
    array: true,
    nargs: 1,
    default: [] as Format[],
    defaultDescription: `terminal; with a folder ${fileFormats.join(', ')}`,
    describe: 'Format to make; may be repeated',
  },
  out: {
    ...flags.out,
    describe: 'File for one format; folder for several, with their usual names; - for standard output',
  },
  merge: {
    ...toggle,
    describe: 'Name the shards without a record, also when only one is given. Several are always merged',
  },
  'exit-code': { ...toggle, describe: 'End with the exit code of the run instead of 0' },
  baseline: {
    ...flags.baseline,
    describe: 'Compare the run with this file: show what was lost and gained, and with --exit-code fail only on that',
  },
  'save-baseline': flags['save-baseline'],
} as const;

/** `report`: makes reports of records that runs left. */
export const addReport: AddCommand = (parser, choose) =>
  parser.command(
    'report <file..>',
    'Make reports of run records, or one report of the records of all shards of a run',
    (yargs) =>
      yargs
        .positional('file', {
          type: 'string',
          array: true,
          demandOption: true,
          describe:
            'record.json or record.ndjson, also of a run that was cut off, or a folder with records. Several: the shards of one run',
        })
        .epilogue(
          examples(
            ['report record.json --format html --out report.html', 'One format of one run'],
            ['report shards --merge --exit-code --out reports', 'One report of all shards'],
          ),
        )
        .options(options)
        .epilogue(
          'For a shard that ran twice, the later record counts. A shard without a record is named, and the run then counts as not complete.',
        ),
    (given) =>
      choose((terminal) =>
        report(
          {
            files: given.file,
            formats: given.format,
            out: given.out,
            merge: given.merge,
            exitCode: given['exit-code'],
            baseline: given.baseline,
            saveBaseline: given['save-baseline'],
          },
          terminal,
        ),
      ),
  );

/** Makes the reports. Exit code 0, or the run's own when it was asked for. */
export async function report(
  { files, formats, out, merge, exitCode, baseline: against, saveBaseline }: ReportOptions,
  terminal: Terminal,
): Promise<number> {
  const baseline = against === undefined ? undefined : await readBaseline(resolve(terminal.cwd, against));
  const target = await targetOf(formats, out, terminal);
  const paths = (await Promise.all(files.map((file) => recordsIn(resolve(terminal.cwd, file))))).flat();
  const records = await Promise.all(paths.map(readRecord));
  const whole = records.length > 1 || merge ? merged(records, paths, terminal) : records[0]!;
  if (baseline) refuseForeign(baseline, ownersOf(whole), against!);
  const comparison = baseline && compareBaseline(baseline, whole);
  const record = comparison ? judgedRecord(whole, comparison) : whole;
  const material: ReportMaterial = {
    exchangeOf: (entry) => entry.exchange,
    assets: () => readPageAssets(terminal.root),
    complete: exitCode,
    workspaceList,
    folderNames,
  };
  if (target.kind === 'folder') await intoFolder(record, target.path, formats, material, terminal);
  else if (target.kind === 'file') await write(target.path, printReport(record, target.format, material), terminal);
  else print(printReport(record, target.format, { ...material, look: lookOf(terminal.screens.out) }), terminal);
  if (comparison) for (const line of printComparison(comparison)) terminal.err(`${line}\n`);
  if (saveBaseline !== undefined) await keepBaseline(resolve(terminal.cwd, saveBaseline), whole, terminal);
  if (!exitCode) return 0;
  return comparison ? baselineExitCode(comparison, whole) : exitCodeOf(whole);
}

/** @throws RunError E_RECORDS_MIXED, with the files: of a folder, nobody has named them */
function merged(records: readonly RunRecord[], paths: readonly string[], terminal: Terminal): RunRecord {
  try {
    return mergeRecords(records);
  } catch (error) {
    if (!(error instanceof RunError) || error.code !== 'E_RECORDS_MIXED') throw error;
    const more = paths.length - MOST_NAMED;
    const named = [
      ...paths.slice(0, MOST_NAMED).map((path) => shownPath(path, terminal)),
      ...(more > 0 ? [`${more} more`] : []),
    ];
    throw new RunError('E_RECORDS_MIXED', `${error.subject}. They are ${named.join(', ')}`);
  }
}

/**
 * The file itself; or, of a folder, the record of the whole run that it was for; without one, all that are in it and below.
 * record.ndjson where there is one, as it is there after a crash, too.
 */
async function recordsIn(path: string): Promise<string[]> {
  if (
    !(await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  )
    return [path];
  const found = (await readdir(path, { recursive: true }))
    .filter((name) => /(?:^|[\\/])record\.(?:nd)?json$/.test(name))
    .sort();
  const lines = found.filter((name) => name.endsWith('.ndjson'));
  const others = found.filter((name) => !lines.some((line) => dirname(line) === dirname(name)));
  const all = [...lines, ...others].sort();
  const [own] = all.filter((name) => dirname(name) === '.').map((name) => join(path, name));
  if (own !== undefined && (await readRecord(own)).shard === null) return [own];
  const records = all.map((name) => join(path, name));
  if (records.length === 0)
    throw new CliError('E_FILE_UNREADABLE', path, {
      cause: new Error('It is a folder without record.ndjson or record.json'),
    });
  return records;
}

type Target =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly format: Format }
  | { readonly kind: 'output'; readonly format: Format };

/** @throws CliError E_USAGE when several formats have no folder to go to */
async function targetOf(formats: readonly Format[], out: string | undefined, terminal: Terminal): Promise<Target> {
  const [format = 'terminal', ...more] = new Set(formats);
  if (out === undefined || out === '-') {
    if (more.length > 0) throw new CliError('E_USAGE', 'several formats need a folder: --out DIR');
    return { kind: 'output', format };
  }
  const path = resolve(terminal.cwd, out);
  const folder =
    formats.length === 0 ||
    more.length > 0 ||
    /[\\/]$/.test(out) ||
    (await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    ));
  return folder ? { kind: 'folder', path } : { kind: 'file', path, format };
}

/** Formats that are files get their usual names; what a person or a CI system reads off the log goes there. */
async function intoFolder(
  record: RunRecord,
  folder: string,
  formats: readonly Format[],
  material: ReportMaterial,
  terminal: Terminal,
): Promise<void> {
  const wanted: readonly Format[] = formats.length === 0 ? fileFormats : [...new Set(formats)];
  const paths = await inLockedFolder(folder, () => writeReports(folder, record, wanted.filter(isFileFormat), material));
  for (const path of paths.values()) terminal.err(`Written: ${shownPath(path, terminal)}\n`);
  for (const format of wanted)
    if (!isFileFormat(format))
      print(printReport(record, format, { ...material, summary: paths.get('markdown') }), terminal);
}

/** @throws CliError E_OUT_UNWRITABLE; RunError E_REPORTS_LOCKED while a run, or another report, writes there */
async function inLockedFolder<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    await prepareReports(folder);
    const lock = await lockFolder(folder);
    return await act().finally(() => lock.release());
  } catch (error) {
    throw error instanceof RunError && error.code !== 'E_REPORTS_LOCKED'
      ? new CliError('E_OUT_UNWRITABLE', folder, { cause: error.cause })
      : error;
  }
}

function print(content: string | Iterable<string>, terminal: Terminal): void {
  const text = typeof content === 'string' ? content : [...content].join('');
  // Without anything to annotate there is no line, not an empty one.
  if (text !== '') terminal.out(text.replace(/\n$/, ''));
}

async function write(path: string, content: string | Iterable<string>, terminal: Terminal): Promise<void> {
  // Under the name of a report it may be one that a run is about to write.
  const isReport = reportFiles.includes(basename(path));
  await (isReport ? inLockedFolder(dirname(path), () => writeOut(path, content)) : writeOut(path, content));
  terminal.err(`Written: ${shownPath(path, terminal)}\n`);
}

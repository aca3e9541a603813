import { resolve } from 'node:path';
import { exitCodeOf, prepareReports, runCollection, writeReports } from '../../runner/index.ts';
import { emulatorEnvironment, tenantEnvironment } from '../chosen-environment.ts';
import { CliError } from '../cli-error.ts';
import { readCollection } from '../environment-file.ts';
import { startOwnEmulator } from '../own-emulator.ts';
import { ProgressLine } from '../progress.ts';
import { printRun } from '../summary-table.ts';
import type { Terminal } from '../terminal.ts';
import { readAssignments } from '../values.ts';
import { addRunOptions, type RunFlags } from './run-options.ts';
import type { AddCommand } from './command.ts';

/** `run`: runs the collection. */
export const addRun: AddCommand = (parser, choose) =>
  parser.command('run', 'Run the collection with Newman and write a report', addRunOptions, (flags) => choose((terminal) => run(flags, terminal)));

/** Runs the collection as the flags say. Exit codes: 0 as expected, 1 refused or failed, 3 no token, 130 interrupted. */
export async function run(flags: RunFlags, terminal: Terminal): Promise<number> {
  if (flags.asUser && !flags.emulator) throw new CliError('E_USAGE', '--as-user goes only with --emulator');
  if (flags.emulator && flags.env !== undefined && flags.env !== 'emulator') throw new CliError('E_USAGE', '--emulator goes only with --env emulator');
  const reports = resolve(terminal.cwd, flags.reports);
  const signal = terminal.interruption();
  const collection = await readCollection(terminal);
  await prepareReports(reports);
  const emulator = flags.emulator ? await startOwnEmulator(terminal) : undefined;
  try {
    const environment = emulator
      ? await emulatorEnvironment(emulator, flags.asUser, readAssignments(flags.set), terminal)
      : await tenantEnvironment(flags.env, givenValues(flags), terminal, signal);
    const progress = new ProgressLine(terminal);
    const record = await runCollection({
      collection,
      environment,
      select: { folders: flags.folder, operations: flags.operation },
      allowWrite: flags.allowWrite,
      ...(emulator ? { emulator: true } : {}),
      bail: flags.bail,
      timeout: flags.timeout,
      signal,
      onProgress: (state) => progress.show(state),
    });
    progress.clear();
    const files = await writeReports(reports, record);
    for (const line of printRun(record)) terminal.out(line);
    terminal.out(`Reports: ${files.summary} and ${files.record}`);
    return exitCodeOf(record);
  } finally {
    await emulator?.close();
  }
}

function givenValues({ set, tenantId, clientId }: RunFlags): Record<string, string> {
  return { ...readAssignments(set), ...(tenantId === undefined ? {} : { tenantId }), ...(clientId === undefined ? {} : { clientId }) };
}

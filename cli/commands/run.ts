import { resolve } from 'node:path';
import type { Emulator } from '../../emulator/index.ts';
import {
  askForMarker,
  checkBaseUrls,
  exitCodeOf,
  prepareReports,
  runCollection,
  valueOf,
  withValues,
  writeReports,
  type Environment,
} from '../../runner/index.ts';
import { CliError } from '../cli-error.ts';
import { checkCredentials } from '../credentials.ts';
import { readCollection, readEnvironment } from '../environment-file.ts';
import { emulatorValues } from '../emulator-values.ts';
import { ProgressLine } from '../progress.ts';
import { keepLoopbackOffProxy } from '../proxy.ts';
import { printRun } from '../summary-table.ts';
import type { Terminal } from '../terminal.ts';
import { noteSecrets, readAssignments, withOutsideValues } from '../values.ts';
import { addRunOptions, type RunFlags } from './run-options.ts';
import type { AddCommand } from './command.ts';

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
  const emulator = flags.emulator ? await start(terminal) : undefined;
  try {
    const environment = emulator ? await withEmulator(emulator, flags, terminal) : await withTenant(flags, terminal, signal);
    keepLoopbackOffProxy([valueOf(environment, 'loginUrl'), valueOf(environment, 'apiUrl')], terminal);
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

async function start(terminal: Terminal): Promise<Emulator> {
  const { startEmulator } = await import('../../emulator/index.ts');
  const emulator = await startEmulator();
  terminal.secrets.add(emulator.clientSecret);
  return emulator;
}

/** With its own emulator the run uses only that one's values: what is set for a real tenant must not get mixed in. */
async function withEmulator(emulator: Emulator, flags: RunFlags, terminal: Terminal): Promise<Environment> {
  const environment = await readEnvironment('emulator', terminal);
  const values = { ...readAssignments(flags.set), ...(await emulatorValues(emulator, flags.asUser)) };
  return noteSecrets(withValues(environment, values), terminal);
}

async function withTenant(flags: RunFlags, terminal: Terminal, signal: AbortSignal): Promise<Environment> {
  const name = flags.env ?? 'commercial';
  const given = {
    ...readAssignments(flags.set),
    ...(flags.tenantId === undefined ? {} : { tenantId: flags.tenantId }),
    ...(flags.clientId === undefined ? {} : { clientId: flags.clientId }),
  };
  const environment = withOutsideValues(await readEnvironment(name, terminal), given, terminal);
  checkBaseUrls(environment);
  if (name === 'emulator') {
    keepLoopbackOffProxy([valueOf(environment, 'apiUrl')], terminal);
    if ((await askForMarker(environment, signal)) === 'absent' && !signal.aborted) throw new CliError('E_EMULATOR_ABSENT', valueOf(environment, 'apiUrl'));
  }
  checkCredentials(environment);
  return environment;
}

import { catalogues } from '../../catalogue/index.ts';
import { dirname, join, resolve } from 'node:path';
import { defined } from '../../catalogue/model/defined.ts';
import type { Emulator } from '../../emulator/index.ts';
import {
  exitCodeOf,
  lockFolder,
  planRun,
  RecordFile,
  runCollection,
  type RunOptions,
  type RunRecord,
  type Transport,
} from '../../runner/index.ts';
import {
  baselineExitCode,
  compareBaseline,
  ownersOf,
  prepareReports,
  readBaseline,
  refuseForeign,
  reportFiles,
  savedRefusals,
  type Baseline,
  type ExchangeOf,
} from '../../reporting/index.ts';
import { expectedOwners } from '../sign-in/baseline-owner.ts';
import { emulatorEnvironment } from '../input/emulator-environment.ts';
import { CliError } from '../errors/cli-error.ts';
import { readData } from '../input/data-file.ts';
import { printForecast } from '../output/dry-run.ts';
import { readCollection } from '../input/environment-file.ts';
import { readInput } from '../input/text.ts';
import { KnownNames } from '../input/known-names.ts';
import { startOwnEmulator } from '../input/own-emulator.ts';
import { prepareReporters } from '../output/newman-reporters.ts';
import { connectionOf } from '../sign-in/connection.ts';
import { consentedTenants, levelOfFlags } from '../input/permission.ts';
import { ProgressLine } from '../output/progress.ts';
import { tellRun } from '../output/run-result.ts';
import { saveRefusals } from '../output/saved-refusals.ts';
import { readShard } from '../input/shard.ts';
import { checkEmulatorSignIn, checkOwnEmulator, checkTokenFile } from '../sign-in/auth.ts';
import { environmentToPlan, signIn, type SignedIn, type Surroundings } from '../sign-in/sign-in.ts';
import type { Terminal } from '../output/terminal.ts';
import { readAssignments } from '../input/values.ts';
import { addRunOptions, type RunFlags } from './run-options.ts';
import { checkedWorkingDir } from '../input/working-dir.ts';
import type { AddCommand } from './command.ts';

/** `run`: runs the collection. */
export const addRun: AddCommand = (parser, choose) =>
  parser.command('run', 'Run the collection with Newman and write reports', addRunOptions, (flags) =>
    choose((terminal) => run(flags, terminal)),
  );

/** Runs the collection as the flags say. Exit codes: 0 as expected, 1 refused or failed (with a baseline: changed), 3 no token, 130 interrupted. */
export async function run(flags: RunFlags, terminal: Terminal): Promise<number> {
  checkFlags(flags);
  if (flags.ca !== undefined) await readInput(flags.ca, terminal); // a path that is wrong is told now, and not by Newman
  const signal = terminal.interruption();
  const baseline = flags.baseline === undefined ? undefined : await readBaseline(resolve(terminal.cwd, flags.baseline));
  const emulator = flags.emulator && !flags.dryRun ? await startOwnEmulator(terminal) : undefined;
  try {
    const options = { ...(await gatherOptions(flags, emulator, terminal, signal)), signal };
    if (baseline) refuseForeign(baseline, expectedOwners(options), flags.baseline!);
    if (flags.dryRun) return dryRun(options, flags, terminal);
    return await runAndTell(options, flags, baseline, terminal);
  } finally {
    await emulator?.close();
  }
}

function checkFlags(flags: RunFlags): void {
  if (flags.asUser && !flags.emulator) throw new CliError('E_USAGE', '--as-user needs --emulator');
  checkOwnEmulator({ emulator: flags.emulator, env: flags.env });
  checkEmulatorSignIn(flags);
  if (flags.saveBaseline !== undefined && flags.shard !== undefined)
    throw new CliError(
      'E_USAGE',
      '--save-baseline cannot be combined with --shard: a baseline needs the whole run; use `report --save-baseline`',
    );
  const forOne = flags.newmanReporters.length > 0 ? '--newman-reporters' : '--export-environment';
  if (wantsNewman(flags) && flags.concurrency > 1)
    throw new CliError('E_USAGE', `${forOne} needs --concurrency 1: it supports one Newman run at a time`);
}

function wantsNewman({ newmanReporters, exportEnvironment }: RunFlags): boolean {
  return newmanReporters.length > 0 || exportEnvironment !== undefined;
}

async function gatherOptions(
  flags: RunFlags,
  emulator: Emulator | undefined,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<RunOptions> {
  const collection = await readCollection(terminal, flags.collection);
  const names = new KnownNames(collection);
  const data = flags.data === undefined ? undefined : await readData(flags.data, terminal, names);
  const shard = readShard(flags.shard, terminal);
  const transport = await transportOf(flags, terminal);
  const about = { transport, names, ...defined({ rows: data?.rows }) };
  const signedIn = emulator
    ? { environment: await emulatorEnvironment(emulator, flags.asUser, givenValues(flags), terminal) }
    : await signInAs(flags, about, terminal, signal);
  return {
    collection,
    catalogues,
    ...signedIn,
    select: { folders: flags.folder, operations: flags.operation },
    ...defined({ ...data, shard }),
    concurrency: flags.concurrency,
    allowWrite: consentedTenants(flags, signedIn.environment),
    allowHeavyReads: flags.allowHeavyReads,
    ...(emulator ? { emulator: true } : {}),
    bail: flags.bail,
    transport,
  };
}

/** A plan is shown without credentials, too. */
async function signInAs(
  flags: RunFlags,
  about: Surroundings,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<SignedIn> {
  const chosen = { ...flags, env: flags.emulator ? 'emulator' : flags.env };
  const given = givenValues(flags);
  checkTokenFile(flags);
  return flags.dryRun
    ? { environment: await environmentToPlan(chosen, given, terminal, about) }
    : signIn(chosen, given, terminal, signal, about);
}

async function transportOf(flags: RunFlags, terminal: Terminal): Promise<Transport> {
  const workingDir = flags.workingDir === undefined ? undefined : await checkedWorkingDir(flags.workingDir, terminal);
  return {
    timeout: flags.timeout,
    ...defined({ scriptTimeout: flags.timeoutScript }),
    delay: flags.delay,
    insecure: flags.insecure,
    ...connectionOf(flags, terminal),
    workingDir,
    retry: { retries: flags.retries, longestWait: flags.maxWait * 1000 },
    limits: flags.limits,
    plain: flags.plainNewman,
  };
}

function dryRun(options: RunOptions, flags: RunFlags, terminal: Terminal): number {
  const allowed = levelOfFlags(flags, flags.emulator || flags.env === 'emulator');
  for (const line of printForecast(planRun(options), {
    allowed,
    shard: options.shard ?? null,
    limits: flags.limits,
    longestWait: flags.maxWait * 1000,
  }))
    terminal.out(line);
  return 0;
}

async function runAndTell(
  options: RunOptions,
  flags: RunFlags,
  baseline: Baseline | undefined,
  terminal: Terminal,
): Promise<number> {
  const reports = resolve(terminal.cwd, flags.reports);
  const plan = planRun(options); // what is wrong with it is told before anything is written
  const { newmanReporters: names, verbose, exportEnvironment: exported } = flags;
  const exportEnvironment = exported === undefined ? undefined : resolve(terminal.cwd, exported);
  const reporters = wantsNewman(flags)
    ? prepareReporters({ names, folder: reports, verbose, exportEnvironment }, terminal)
    : undefined;
  await prepareReports(reports);
  if (flags.saveBaseline !== undefined) await prepareReports(dirname(resolve(terminal.cwd, flags.saveBaseline)));
  if (flags.saveRefusals !== undefined) await prepareReports(resolve(terminal.cwd, flags.saveRefusals));
  const lock = await lockFolder(reports);
  const file = new RecordFile(
    join(reports, 'record.ndjson'),
    reportFiles.map((name) => join(reports, name)),
  );
  const progress = new ProgressLine(terminal, flags.verbose);
  try {
    const record = await runCollection(
      {
        ...options,
        file,
        onStart: (start) => progress.begin(start),
        onProgress: (state) => progress.show(state),
        ...(verbose ? { onConsole: (level, text) => progress.say(level, text) } : {}),
        ...defined({ onEmitter: reporters?.onEmitter }),
      },
      plan,
    );
    progress.end();
    const problems = (await reporters?.done()) ?? [];
    for (const problem of problems) terminal.err(`Newman reporter: ${problem}\n`);
    const selected = isSelected(flags);
    const foreign = baseline && foreignTo(baseline, record, flags.baseline!);
    const comparison = baseline && !foreign ? compareBaseline(baseline, record, { selected }) : undefined;
    const exchangeOf: ExchangeOf = (entry) => file.exchangeOf(entry);
    await tellRun(record, { flags, folder: reports, exchangeOf, comparison, selected }, terminal);
    await keepRefusals(flags, record, exchangeOf, terminal);
    if (foreign) throw foreign;
    const code = comparison ? baselineExitCode(comparison, record) : exitCodeOf(record);
    return code === 0 && problems.length > 0 ? 1 : code;
  } finally {
    terminal.live.remove();
    file.close();
    lock.release();
  }
}

async function keepRefusals(
  { saveRefusals: folder }: RunFlags,
  record: RunRecord,
  exchangeOf: ExchangeOf,
  terminal: Terminal,
): Promise<void> {
  if (folder === undefined) return;
  await saveRefusals(resolve(terminal.cwd, folder), savedRefusals(record, exchangeOf, catalogues), terminal);
}

/** Why the record cannot be held against the baseline: only its tokens may have told whose it is. The reports are written all the same. */
function foreignTo(baseline: Baseline, record: RunRecord, subject: string): Error | undefined {
  try {
    return void refuseForeign(baseline, ownersOf(record), subject);
  } catch (error) {
    return error as Error;
  }
}

function isSelected({ folder, operation, shard }: RunFlags): boolean {
  return folder.length + operation.length > 0 || shard !== undefined;
}

function givenValues({ set, tenantId, clientId }: RunFlags): Record<string, string> {
  return {
    ...readAssignments(set),
    ...defined({ tenantId, clientId }),
  };
}

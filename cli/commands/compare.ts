import { catalogues } from '../../catalogue/index.ts';
import { join, resolve } from 'node:path';
import { defined } from '../../catalogue/model/defined.ts';
import type { Emulator } from '../../emulator/index.ts';
import {
  lockFolder,
  planRun,
  RecordFile,
  runIdentities,
  withoutCure,
  withSharedIds,
  type Collection,
  type FolderLock,
  type IdentitiesOutcome,
  type Progress,
  type RunRecord,
  type RunStart,
  type SideName,
} from '../../runner/index.ts';
import {
  compareIdentities,
  comparisonExitCode,
  prepareReports,
  plain,
  printIdentities,
  readPageAssets,
  reportFiles,
  writeReports,
  type IdentityComparison,
} from '../../reporting/index.ts';
import { printCauses, withoutSecrets } from '../output/causes.ts';
import { emulatorEnvironment } from '../input/emulator-environment.ts';
import { CliError } from '../errors/cli-error.ts';
import { readCollection } from '../input/environment-file.ts';
import { readInput } from '../input/text.ts';
import { writeOut } from '../output/out-file.ts';
import { KnownNames } from '../input/known-names.ts';
import { startOwnEmulator } from '../input/own-emulator.ts';
import { tellStart } from '../output/run-start.ts';
import { projectRoot } from '../../generator/project.ts';
import { connectionOf, type Connection } from '../sign-in/connection.ts';
import { checkSecondIdentity, problemsOfPastedToken, sameIdentity, signInSecond } from '../sign-in/second-identity.ts';
import { signIn, type SignedIn, type Surroundings } from '../sign-in/sign-in.ts';
import { lookOf } from '../output/style.ts';
import type { Terminal } from '../output/terminal.ts';
import { folderNames } from '../output/folder-names.ts';
import { workspaceList } from '../output/workspace-list.ts';
import { printWritten } from '../output/written-files.ts';
import { readAssignments } from '../input/values.ts';
import type { AddCommand } from './command.ts';
import { addCompareOptions, type CompareFlags } from './compare-options.ts';

/** The file with the comparison. */
const FILE = 'compare.json';
/** Folder of the second identity's record, in that of the reports. */
const SECOND = 'second';
const NO_TOKEN = 3;
const INTERRUPTED = 130;

/** `compare`: what two identities can do, and why they differ. */
export const addCompare: AddCommand = (parser, choose) =>
  parser.command(
    'compare',
    'Run the plain reads as two identities and compare what each can do; changes nothing',
    addCompareOptions,
    (flags) => choose((terminal) => compare(flags, terminal)),
  );

/** Compares two identities. Exit codes: 0 both can do the same, 1 they differ, 3 no token for one of them, 130 interrupted. */
export async function compare(flags: CompareFlags, terminal: Terminal): Promise<number> {
  checkFlags(flags);
  if (flags.ca !== undefined) await readInput(flags.ca, terminal); // a path that is wrong is told now, and not by Newman
  const signal = terminal.interruption();
  const collection = await readCollection(terminal, flags.collection);
  const connection = connectionOf(flags, terminal);
  const emulator = flags.emulator ? await startOwnEmulator(terminal, flags.scenario) : undefined;
  try {
    const [a, b] = emulator
      ? await sidesOf(emulator, flags, terminal)
      : await signInBoth(flags, { names: new KnownNames(collection), transport: connection }, terminal, signal);
    for (const [name, side] of [
      ['A', a],
      ['B', b],
    ] as const) {
      const problems = problemsOfPastedToken(side.environment, terminal);
      if (problems.length > 0)
        return tellProblems(name, 'its access token is not valid here. Nothing was sent.', problems, flags, terminal);
    }
    const same = sameIdentity(a, b);
    if (same !== undefined) throw new CliError('E_IDENTITY_SAME', same);
    return await compareAndTell(
      a,
      b,
      { flags, collection, connection, emulator: emulator !== undefined, signal },
      terminal,
    );
  } finally {
    await emulator?.close();
  }
}

function checkFlags(flags: CompareFlags): void {
  checkSecondIdentity(flags);
  const seconds = [flags.with ?? flags.withAuth, flags.withTokenFile, flags.withTokenEnv].filter(
    (each) => each !== undefined,
  ).length;
  if (flags.scenario !== undefined && !flags.emulator) throw new CliError('E_USAGE', '--scenario needs --emulator');
  if (
    flags.emulator &&
    (seconds > 0 || flags.auth !== undefined || (flags.env !== undefined && flags.env !== 'emulator'))
  ) {
    throw new CliError(
      'E_USAGE',
      '--emulator cannot be combined with --env, --auth or --with: it compares its service principal with its signed-in user',
    );
  }
  if (!flags.emulator && seconds !== 1)
    throw new CliError(
      'E_USAGE',
      'compare needs one second identity: --with ENV, --with-auth KIND, --with-token-file FILE or --with-token-env NAME (or --emulator, to try it without a tenant)',
    );
}

async function sidesOf(emulator: Emulator, flags: CompareFlags, terminal: Terminal): Promise<[SignedIn, SignedIn]> {
  const given = readAssignments(flags.set);
  return [
    { environment: await emulatorEnvironment(emulator, false, given, terminal) },
    { environment: await emulatorEnvironment(emulator, true, given, terminal) },
  ];
}

async function signInBoth(
  flags: CompareFlags,
  check: Pick<Surroundings, 'names' | 'transport'>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<[SignedIn, SignedIn]> {
  const given = readAssignments(flags.set);
  const first = await signIn(flags, given, terminal, signal, check);
  const second = await signInSecond(flags, first.environment, given, terminal, signal);
  const [a, b] = withSharedIds(first.environment, second.environment);
  return [
    { ...first, environment: a },
    { ...second, environment: b },
  ];
}

interface Comparing {
  readonly flags: CompareFlags;
  readonly collection: Collection;
  readonly connection: Connection;
  readonly emulator: boolean;
  readonly signal: AbortSignal;
}

async function compareAndTell(
  a: SignedIn,
  b: SignedIn,
  { flags, collection, connection, emulator, signal }: Comparing,
  terminal: Terminal,
): Promise<number> {
  const select = { folders: flags.folder, operations: flags.operation };
  planRun({ collection, catalogues, environment: a.environment, select, transport: connection }); // what is wrong with it is told before anything is written
  const folder = resolve(terminal.cwd, flags.reports);
  const files = flags.format.some((format) => format !== 'text') ? filesIn(folder) : undefined;
  const locks = files ? await lockFolders(folder, join(folder, SECOND)) : [];
  try {
    const outcome = await runIdentities({
      collection,
      catalogues,
      select,
      a: a.environment,
      b: b.environment,
      tokens: defined({ a: a.tokens, b: b.tokens }),
      concurrency: flags.concurrency,
      transport: { timeout: flags.timeout, ...connection },
      signal,
      onStart: sayOnce((side, start) =>
        tellStart(start, terminal, { readsOnly: true, label: `${side.toUpperCase()}  ` }),
      ),
      onProgress: (side, progress) => showProgress(side, progress, terminal),
      ...defined({ emulator, files }),
    });
    terminal.live.finish();
    if (outcome.ending !== 'complete') return tellBroken(outcome, flags, terminal);
    const comparison = compareIdentities(outcome.identities);
    await tell(comparison, outcome.records.a, { flags, folder, file: files?.a }, terminal);
    return comparisonExitCode(comparison);
  } finally {
    terminal.live.remove();
    files?.a.close();
    files?.b.close();
    for (const lock of locks) lock.release();
  }
}

function filesIn(folder: string): Record<SideName, RecordFile> {
  const replaced = [...reportFiles, FILE].map((name) => join(folder, name));
  return {
    a: new RecordFile(join(folder, 'record.ndjson'), replaced),
    b: new RecordFile(join(folder, SECOND, 'record.ndjson')),
  };
}

/** All of them or none. */
async function lockFolders(...folders: readonly string[]): Promise<FolderLock[]> {
  const locks: FolderLock[] = [];
  try {
    for (const folder of folders) {
      await prepareReports(folder);
      locks.push(await lockFolder(folder));
    }
    return locks;
  } catch (error) {
    for (const lock of locks) lock.release();
    throw error;
  }
}

/** A side runs again where it borrows ids; where it sends is the same. */
function sayOnce(say: (side: SideName, start: RunStart) => void): (side: SideName, start: RunStart) => void {
  const said = new Set<SideName>();
  return (side, start) => {
    if (!said.has(side)) say(side, start);
    said.add(side);
  };
}

const STEPS = 4;

function showProgress(side: SideName, { done, total, entry }: Progress, terminal: Terminal): void {
  const line = `${side.toUpperCase()}  ${done}/${total}`;
  if (terminal.live.possible) terminal.live.show(`${line}  ${plain(entry.request)}`);
  else if (done === total || done % Math.ceil(total / STEPS) === 0) terminal.err(`${line}\n`);
}

type Told = { readonly flags: CompareFlags; readonly folder: string; readonly file: RecordFile | undefined };

async function tell(
  comparison: IdentityComparison,
  record: RunRecord,
  { flags, folder, file }: Told,
  terminal: Terminal,
): Promise<void> {
  const text = printJson(comparison);
  if (flags.json) terminal.out(text.trimEnd());
  else if (flags.format.includes('text'))
    printIdentities(comparison, lookOf(terminal.screens.out)).forEach(terminal.out);
  const paths: string[] = [];
  if (flags.format.includes('json')) {
    paths.push(join(folder, FILE));
    await writeOut(join(folder, FILE), text);
  }
  if (flags.format.includes('html')) {
    const material = {
      exchangeOf: (entry: Parameters<RecordFile['exchangeOf']>[0]) => file?.exchangeOf(entry),
      assets: () => readPageAssets(projectRoot()),
      comparison,
      workspaceList,
      folderNames,
    };
    paths.push(...(await writeReports(folder, record, ['html'], material)).values());
  }
  if (paths.length > 0 && !flags.json)
    ['', ...printWritten(paths, lookOf(terminal.screens.out), terminal)].forEach(terminal.out);
}

function printJson(comparison: IdentityComparison): string {
  return `${JSON.stringify(comparison, null, 2)}\n`;
}

function tellBroken(
  outcome: Exclude<IdentitiesOutcome, { ending: 'complete' }>,
  flags: CompareFlags,
  terminal: Terminal,
): number {
  const name = outcome.side.toUpperCase() as 'A' | 'B';
  if (outcome.ending === 'interrupted') {
    terminal.err(`Interrupted while ${name} was running.\n`);
    return INTERRUPTED;
  }
  const entry = outcome.record.entries.find((each) => each.outcome === 'not-reached');
  return tellProblems(
    name,
    withoutCure(entry?.reason ?? 'no reason given'),
    withoutSecrets(entry?.causes ?? [], terminal),
    flags,
    terminal,
  );
}

function tellProblems(
  side: 'A' | 'B',
  reason: string,
  causes: Parameters<typeof printCauses>[0],
  { json }: CompareFlags,
  terminal: Terminal,
): number {
  if (json) terminal.out(JSON.stringify({ noToken: side.toLowerCase(), reason, causes }, null, 2));
  else {
    const look = lookOf(terminal.screens.out);
    const lines = [...look.hang(`${look.wrong('No token')} for ${side}: `, reason), ...printCauses(causes, { look })];
    lines.forEach(terminal.out);
  }
  return NO_TOKEN;
}

import { catalogues } from '../../catalogue/index.ts';
import { setTimeout as pause } from 'node:timers/promises';
import type { PurposeName } from '../../catalogue/powerbi/access/purpose.ts';
import { START_FOLDER } from '../../catalogue/powerbi/start-here.ts';
import { defined } from '../../catalogue/model/defined.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import { describeToken } from '../../diagnosis/token-report.ts';
import {
  requestToken,
  runCollection,
  settingsOf,
  valueOf,
  type Collection,
  type Environment,
  type RunOptions,
  type RunRecord,
  type RunStart,
} from '../../runner/index.ts';
import { writeRequest } from '../access/request.ts';
import { onlyNeeded, scopeOf, type CheckScope } from '../access/scope.ts';
import { watch, type Seen } from '../access/seen.ts';
import { signChecks } from '../access/signs.ts';
import { withoutSecrets } from '../output/causes.ts';
import { checksOf, isAllWell, notNeeded, printChecks, type Check } from '../output/checklist.ts';
import { emulatorEnvironment } from '../input/emulator-environment.ts';
import { readDuration } from '../input/duration.ts';
import { flags, text, toggle } from '../input/flags.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';
import { readCollection } from '../input/environment-file.ts';
import { startOwnEmulator } from '../input/own-emulator.ts';
import { connectionOf, type ConnectionFlags } from '../sign-in/connection.ts';
import { plain } from '../../reporting/index.ts';
import { tellStart } from '../output/run-start.ts';
import { checkEmulatorSignIn, checkOwnEmulator } from '../sign-in/auth.ts';
import { withAssertion } from '../sign-in/client-assertion.ts';
import { signIn, type SignedIn } from '../sign-in/sign-in.ts';
import { lookOf } from '../output/style.ts';
import type { Terminal } from '../output/terminal.ts';
import { checkedToken } from '../input/token-file.ts';
import { processVariable } from '../input/process-variable.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

/** Options of `doctor`. */
export interface DoctorOptions extends SignInFlags, ConnectionFlags {
  readonly env?: string | undefined;
  readonly emulator: boolean;
  /** Name or file of a scenario for the emulator. */
  readonly scenario?: string | undefined;
  readonly json: boolean;
  /** What access is wanted for; empty: reading. */
  readonly for: readonly PurposeName[];
  /** Page for an administrator, with exactly what was found missing. */
  readonly forAdmin?: string | undefined;
  /** Also send the query, whatever access is wanted for. */
  readonly query: boolean;
  /** Milliseconds to go on checking; absent: check once. */
  readonly wait?: number | undefined;
  /** Milliseconds from one check to the next. */
  readonly every: number;
}

interface Diagnosis {
  readonly checks: readonly Check[];
  readonly seen: Seen;
  readonly exitCode: 0 | 1 | 3 | 130;
}

const TIMEOUT_MS = 60_000;

/** Flags of `doctor`. */
const options = {
  for: {
    ...flags.for,
    defaultDescription: 'read',
    describe:
      'What the access is for; may be repeated. query and all also send one small query, which uses a little capacity',
  },
  'for-admin': {
    ...text,
    describe: 'Write what was found missing to this file, as a page in Markdown for an administrator',
  },
  env: flags.env,
  emulator: flags.emulator,
  scenario: flags.scenario,
  auth: flags.auth,
  cloud: flags.cloud,
  'token-file': flags['token-file'],
  'trust-host': flags['trust-host'],
  ca: flags.ca,
  query: {
    ...toggle,
    describe: 'Also send one small query, as with --for query. It changes nothing and uses a little capacity',
  },
  wait: {
    ...text,
    describe: 'Check again until all is OK, at most for this time, such as 20m: changed settings take a while',
  },
  every: { ...text, default: '1m', describe: 'With --wait: time between two checks' },
  json: { ...flags.json, describe: 'Print the checks as JSON' },
} as const;

/** `doctor`: examines an access step by step. */
export const addDoctor: AddCommand = (parser, choose) =>
  parser.command(
    'doctor',
    'Check step by step whether the service principal has access, and say what to fix; changes nothing',
    (yargs) =>
      yargs
        .epilogue(
          examples(
            ['doctor', 'What a service principal that only reads lacks'],
            ['doctor --for refresh --wait 20m', 'After a change: wait until it has taken effect'],
          ),
        )
        .options(options)
        .check(
          ({ wait }) =>
            typeof wait !== 'string' ||
            readDuration(wait) !== undefined ||
            '--wait takes a time such as 90s, 20m or 2h',
        )
        .check(
          ({ every }) =>
            every === undefined || (readDuration(every) ?? 0) > 0 || '--every takes a time such as 30s or 1m',
        )
        .epilogue(
          [
            'Requests that the purpose does not need are not sent. Access that only a change could prove is listed as not checked.',
            'Exit codes: 0 all OK, 1 something to fix, 2 usage or configuration, 3 no token, 130 interrupted.',
          ].join('\n'),
        ),
    ({ wait, every, ...given }) =>
      choose((terminal) =>
        doctor(
          {
            ...(given as SignInFlags & typeof given),
            for: given.for as DoctorOptions['for'],
            wait: wait === undefined ? undefined : readDuration(wait),
            every: readDuration(every)!,
          },
          terminal,
        ),
      ),
  );

/** Runs what of "Start here" is needed, and further plain reads, and prints a checklist. Exit codes: 0 all OK, 1 something to fix, 3 no token, 130 interrupted. */
export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<number> {
  checkOwnEmulator(options);
  checkEmulatorSignIn(options);
  const signal = terminal.interruption();
  const scope = scopeOf(options.for, options.query);
  const collection = onlyNeeded(await readCollection(terminal), scope);
  const emulator = options.emulator ? await startOwnEmulator(terminal, options.scenario) : undefined;
  try {
    const signedIn = emulator
      ? { environment: await emulatorEnvironment(emulator, false, {}, terminal) }
      : await signIn(options, {}, terminal, signal, { transport: connectionOf(options, terminal) });
    checkPastedToken(signedIn.environment, terminal);
    const { checks, exitCode, seen } = await examine(collection, signedIn, scope, options, terminal, signal);
    terminal.live.finish();
    if (options.json) terminal.out(JSON.stringify({ checks }, null, 2));
    else for (const line of printChecks(checks, lookOf(terminal.screens.out))) terminal.out(line);
    if (options.forAdmin !== undefined && exitCode !== 130)
      await writeRequest(
        options.forAdmin,
        {
          checks,
          purposes: scope.purposes,
          environment: signedIn.environment,
          env: options.env,
          objectId: seen.objectId,
        },
        terminal,
      );
    return exitCode;
  } finally {
    await emulator?.close();
  }
}

function checkPastedToken(environment: Environment, terminal: Terminal): void {
  const pasted = valueOf(environment, 'accessToken');
  if (pasted.trim() !== '') checkedToken(pasted, `the access token (${processVariable('accessToken')})`, terminal);
}

/** Checks once, or again and again until all is OK, the time is over or somebody interrupts. */
async function examine(
  collection: Collection,
  signedIn: SignedIn,
  scope: CheckScope,
  options: DoctorOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const end = Date.now() + (options.wait ?? 0);
  for (let first = true; ; first = false) {
    const onStart = first ? (start: RunStart): void => tellStart(start, terminal, { readsOnly: true }) : undefined;
    const found = await checkOnce(
      { collection, catalogues, ...signedIn, signal, ...defined({ onStart }) },
      signedIn,
      scope,
      options,
      terminal,
    );
    const left = end - Date.now();
    if (found.exitCode === 0 || found.exitCode === 130 || left <= 0) return found;
    const broken = found.checks.find(({ outcome }) => outcome === 'broken');
    const next = Math.min(options.every, left);
    terminal.err(
      `${new Date().toISOString().slice(11, 19)} not yet: ${broken?.title ?? 'no request was answered'} [${broken?.causes[0]?.code ?? 'UNKNOWN'}]; next check in ${Math.ceil(next / 1000)} s\n`,
    );
    await pause(next, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return { ...found, exitCode: 130 };
  }
}

async function checkOnce(
  about: RunOptions & { readonly signal: AbortSignal },
  signedIn: SignedIn,
  scope: CheckScope,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<Diagnosis> {
  const { signal } = about;
  const seen: Seen = {};
  const record = await runCollection({
    ...about,
    select: { folders: [START_FOLDER], operations: scope.signs },
    ...(options.emulator ? { emulator: true } : {}),
    onProgress: ({ done, total, entry }) => terminal.live.show(`Checking ${done}/${total}  ${plain(entry.request)}`),
    // "Start here" holds plain reads and one query, and the signs are plain reads: nothing changes anything.
    allowHeavyReads: scope.needed.some(({ id }) => id === 'query'),
    onEmitter: watch(seen),
    // Somebody is watching: a service that says "later" is an answer to tell, not to wait for.
    transport: { timeout: TIMEOUT_MS, retry: { retries: 0, longestWait: 0 }, ...connectionOf(options, terminal) },
  });
  terminal.live.remove();
  const checks = checksOf(record);
  const unexplained =
    record.ending === 'no-token' && !signedIn.tokens
      ? checks.find(({ outcome, causes }) => outcome === 'broken' && causes.length === 0)
      : undefined;
  if (unexplained)
    checks.splice(checks.indexOf(unexplained), 1, {
      ...unexplained,
      causes: await causesOfNoToken(signedIn.environment, options, terminal, signal),
    });
  const all = [...checks, ...signChecks(record, scope, seen, checks), ...scope.notNeeded.map(notNeeded)];
  return { checks: all, seen, exitCode: signal.aborted ? 130 : exitCodeOf(record, all) };
}

/**
 * The collection stops before anything is sent when a setting or a pasted token cannot be right. Then the token itself tells why, or
 * Entra does when it is asked all the same.
 */
async function causesOfNoToken(
  environment: Environment,
  options: DoctorOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<readonly Cause[]> {
  const pasted = valueOf(environment, 'accessToken');
  if (pasted.trim() !== '')
    return withoutSecrets(describeToken(pasted, Date.now(), settingsOf(environment)).problems, terminal);
  const asked = await withAssertion(environment, terminal).catch(() => undefined);
  // A key that cannot be read is told by the collection, in its own words.
  if (!asked) return [];
  const answer = await requestToken(asked, signal, connectionOf(options, terminal));
  return answer.token === undefined ? withoutSecrets(answer.causes, terminal) : [];
}

function exitCodeOf({ ending }: RunRecord, checks: readonly Check[]): Diagnosis['exitCode'] {
  if (ending === 'interrupted') return 130;
  if (ending === 'no-token') return 3;
  return isAllWell(checks) ? 0 : 1;
}

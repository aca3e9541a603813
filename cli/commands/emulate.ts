import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { defined } from '../../catalogue/model/defined.ts';
import type { ClockSetting, Emulator } from '../../emulator/index.ts';
import { runCommand } from '../client/command.ts';
import { emulateUnderNames } from '../client/namespace.ts';
import { clientVariables } from '../client/variables.ts';
import { CliError } from '../errors/cli-error.ts';
import { emulatorEnvironment } from '../input/emulator-environment.ts';
import { flags, text, toggle } from '../input/flags.ts';
import { readInput } from '../input/text.ts';
import { writeOut } from '../output/out-file.ts';
import type { Typed } from '../input/typed.ts';
import { readNamedScenario } from '../input/scenario.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

/** Options of `emulate`. */
export interface EmulateOptions {
  readonly port: number;
  readonly envFile?: string | undefined;
  readonly asUser: boolean;
  /** Name or file of a scenario: what is broken. */
  readonly scenario?: string | undefined;
  /** The cloud that the tenant lives in. */
  readonly cloud?: string | undefined;
  /** Where the times in answers come from. */
  readonly clock: ClockSetting;
  /** Files with the key and the certificate to serve https with, PEM. */
  readonly tlsKey?: string | undefined;
  readonly tlsCert?: string | undefined;
  /** Lead Microsoft's host names to the emulator, for the command or for whoever enters. */
  readonly hosts: boolean;
  /** Only names the scenarios that there are. */
  readonly list: boolean;
}

/** Only its owner may read a file that holds a secret. */
const PRIVATE = 0o600;
const HIGHEST_PORT = 65_535;
/** A moment in ISO 8601 that says its time zone. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

const ABOUT_COMMAND = [
  'A command behind -- is run when the emulator is ready, with AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.',
  'The emulator ends with it, and with its exit code.',
  'See docs/emulator.md for clients and certificates.',
].join('\n');

const options = {
  port: flags.port,
  'write-env': {
    ...text,
    // The older name; Node itself looks for it behind the script too (nodejs/node#54232), and ends when that file is not there yet.
    alias: 'env-file',
    describe: 'Write a Postman environment for this emulator to this file',
  },
  'as-user': { ...toggle, describe: 'Put the token of a signed-in user into that environment' },
  scenario: {
    ...flags.scenario,
    describe: 'Start a tenant with something broken: a name of --list, or your own JSON file',
  },
  cloud: {
    ...flags.cloud,
    defaultDescription: 'commercial',
    describe: "The cloud of the tenant: the emulator accepts only that cloud's tokens",
  },
  clock: {
    ...text,
    default: 'real',
    describe:
      'Where the times in answers come from: real, fixed (the same answers at each start), or a start such as 2026-01-31T08:00:00Z',
  },
  'tls-cert': { ...text, implies: 'tls-key', describe: 'Serve https://localhost with this certificate (PEM)' },
  'tls-key': { ...text, implies: 'tls-cert', describe: 'The private key of the certificate (PEM)' },
  hosts: {
    ...toggle,
    describe: "On Linux: serve https under Microsoft's host names, which lead here only in a namespace of its own",
  },
  list: { ...toggle, describe: 'List the scenarios and exit' },
} as const;

/** `emulate`: starts the emulator and keeps it running, or runs a command beside it. */
export const addEmulate: AddCommand = (parser, choose, typed) =>
  parser.command(
    'emulate',
    'Start the emulator and keep it running until Ctrl-C; prints one line of JSON when it is ready',
    (yargs) =>
      yargs
        .epilogue(
          examples(
            ['emulate --write-env emulator.json', 'An emulator for Postman, and its environment'],
            ['emulate --scenario switch-off', 'A tenant in which something is broken'],
          ),
        )
        .options(options)
        .usage(
          '$0 emulate [options] [-- COMMAND...]\n\nStart the emulator and keep it running until Ctrl-C; prints one line of JSON when it is ready',
        )
        .epilogue(ABOUT_COMMAND)
        .check(
          ({ port }) =>
            (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) || '--port takes a number from 0 to 65535',
        )
        .check(
          ({ port, hosts, tlsCert }) =>
            !hosts ||
            (port === flags.port.default && tlsCert === undefined) ||
            '--hosts makes its own certificate and serves on port 443: leave out --port, --tls-cert and --tls-key',
        )
        .check(
          ({ clock }) =>
            clockOf(clock) !== undefined ||
            '--clock takes real, fixed, or a moment with its time zone, such as 2026-01-31T08:00:00Z',
        ),
    ({ clock, writeEnv, ...given }) =>
      choose((terminal) => emulate({ ...given, envFile: writeEnv, clock: clockOf(clock) ?? 'real' }, typed, terminal)),
  );

function clockOf(value: string): ClockSetting | undefined {
  if (value === 'real' || value === 'fixed') return value;
  const start = new Date(value);
  return INSTANT.test(value) && !Number.isNaN(start.getTime()) ? start : undefined;
}

/** Runs the emulator until it is interrupted, which is its regular end: exit code 0. With a command: until that ends, and as it ends. */
export async function emulate(options: EmulateOptions, typed: Typed, terminal: Terminal): Promise<number> {
  if (options.list) return listScenarios(terminal);
  const [program, ...args] = typed.following;
  if (options.hosts) {
    const { answeredHosts } = await import('../../emulator/index.ts');
    return emulateUnderNames(answeredHosts, typed, terminal);
  }
  const signal = terminal.interruption();
  const emulator = await start(options, terminal);
  try {
    const envFile = options.envFile === undefined ? undefined : resolve(terminal.cwd, options.envFile);
    if (envFile !== undefined) await writeEnvironment(envFile, emulator, options.asUser, terminal);
    if (program !== undefined) {
      const env = { ...terminal.env, ...(await clientVariables(emulator)) };
      return await runCommand([program, ...args], { cwd: terminal.cwd, env, signal });
    }
    const { url } = emulator;
    const { accessToken, ...values } = await emulator.clientValues();
    terminal.out(
      JSON.stringify({
        url,
        loginUrl: url,
        apiUrl: url,
        ...values,
        ...(accessToken === '' ? {} : { accessToken }),
        ...defined({ envFile }),
      }),
    );
    if (!signal.aborted) await new Promise((done) => signal.addEventListener('abort', done, { once: true }));
  } finally {
    await emulator.close();
  }
  return 0;
}

/** One line for each: its name and what is broken in it. */
async function listScenarios(terminal: Terminal): Promise<number> {
  const { readScenario, scenarioNames } = await import('../../emulator/index.ts');
  const names = scenarioNames();
  const width = Math.max(...names.map(({ length }) => length));
  for (const name of names) terminal.out(`${name.padEnd(width)}  ${readScenario(name).about}`);
  return 0;
}

async function start(
  { port, scenario, cloud, clock, tlsCert, tlsKey }: EmulateOptions,
  terminal: Terminal,
): Promise<Emulator> {
  const { PortInUseError, startEmulator } = await import('../../emulator/index.ts');
  const read = {
    ...(scenario === undefined ? {} : { scenario: await readNamedScenario(scenario, terminal) }),
    ...defined({ cloud }),
    ...(tlsCert === undefined || tlsKey === undefined ? {} : { tls: await readTls(tlsCert, tlsKey, terminal) }),
  };
  try {
    return await startEmulator({ port, clock, ...read });
  } catch (cause) {
    if (cause instanceof PortInUseError) throw new CliError('E_PORT_IN_USE', cause.subject, { cause });
    throw cause;
  }
}

/** What OpenSSL says of two files, in plain words. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/no start line/i, 'At least one of them is not PEM, or does not have what its flag names'],
  [/key values mismatch/i, 'The private key does not belong to the certificate'],
  [/bad decrypt|interrupted or cancelled|bad password/i, 'The private key is encrypted'],
];

/** @throws CliError E_TLS_INVALID, E_FILE_UNREADABLE */
async function readTls(certFile: string, keyFile: string, terminal: Terminal): Promise<{ cert: string; key: string }> {
  const [cert, key] = [await readInput(certFile, terminal), await readInput(keyFile, terminal)];
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    const said = String((cause as Error).message);
    const reason = REASONS.find(([found]) => found.test(said))?.[1] ?? `OpenSSL says: ${said}`;
    throw new CliError('E_TLS_INVALID', `${certFile} and ${keyFile}`, { cause: new Error(reason, { cause }) });
  }
  return { cert, key };
}

async function writeEnvironment(path: string, emulator: Emulator, asUser: boolean, terminal: Terminal): Promise<void> {
  const environment = await emulatorEnvironment(emulator, asUser, {}, terminal);
  await writeOut(path, `${JSON.stringify(environment, null, 2)}\n`, PRIVATE);
}

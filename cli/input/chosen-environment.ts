import { cloudVariables, signInVariables } from '../../catalogue/entra/sign-in.ts';
import type { Emulator } from '../../emulator/index.ts';
import {
  askForMarker,
  checkPathIds,
  distinctRows,
  isSecretEntry,
  readBaseAddresses,
  valueOf,
  withValues,
  type AskTransport,
  type DataRow,
  type Environment,
} from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { checkCredentials } from '../sign-in/credentials.ts';
import { emulatorValues } from './emulator-values.ts';
import { readEnvironment } from './environment-file.ts';
import { unreadValues, whyUnread, type KnownNames } from './known-names.ts';
import type { Terminal } from '../output/terminal.ts';
import type { SignInFlags } from '../sign-in/auth.ts';
import { readCertificateFile } from '../sign-in/certificate.ts';
import { bringsCredential, checkSignIn } from '../sign-in/check.ts';
import { checkCloud, environmentFor, withCloud } from '../sign-in/cloud.ts';
import { keepLoopbackOffProxy } from '../sign-in/proxy.ts';
import { noteSecrets, outsideVariable, withOutsideValues } from './values.ts';

/** The environment when none is named. */
const DEFAULT_ENVIRONMENT = 'commercial';

/** What else decides whether an environment will do. */
export interface EnvironmentCheck {
  /** Whether the emulator may be asked for its marker. */
  readonly ask?: boolean;
  /** How the emulator is asked, and which hosts are trusted. */
  readonly transport?: AskTransport;
  /** Rows of a data file: with the values of each, the environment must be complete. */
  readonly rows?: readonly DataRow[];
  /** Stands before the names of process variables, such as `WITH_` for a second identity. */
  readonly prefix?: string;
  /** The names that somebody reads; absent: something of ours. */
  readonly names?: KnownNames;
  /** How to sign in, and in which cloud. */
  readonly signIn?: SignInFlags;
}

/**
 * The environment of a real tenant, or of an emulator that runs elsewhere: by name or file, with the values from outside laid over it.
 * @param given values from the command line
 * @throws CliError, RunError when it cannot be right; nothing was sent then but the question whether an emulator is there
 */
export async function tenantEnvironment(
  nameOrFile: string | undefined,
  given: Readonly<Record<string, string>>,
  terminal: Terminal,
  signal: AbortSignal,
  { ask = true, rows: all = [{}], transport, prefix = '', signIn = {}, names }: EnvironmentCheck = {},
): Promise<Environment> {
  const name = environmentFor(nameOrFile, signIn.cloud) ?? DEFAULT_ENVIRONMENT;
  const read = withCloud(await readEnvironment(name, terminal), signIn.cloud);
  const secret = read.values.find(({ key, type }) => type === 'secret' && Object.hasOwn(given, key));
  if (secret) throw new CliError('E_SECRET_FLAG', `--set ${secret.key}`);
  const filled = withOutsideValues(read, given, terminal, prefix);
  const environment = ask ? withCertificateFile(filled, signIn, terminal, prefix) : filled;
  checkPathIds(environment, all);
  const rows = distinctRows(all, settingsOf(environment));
  for (const row of rows) noteSecrets(withValues(environment, row), terminal);
  for (const row of rows) {
    const whole = withValues(environment, row);
    checkFilled(whole);
    const { loginUrl, apiUrl } = readBaseAddresses(whole, transport?.trustedHosts);
    keepLoopbackOffProxy([loginUrl.origin, apiUrl.origin], terminal);
    checkCloud(whole, signIn.cloud);
  }
  if (
    ask &&
    name === 'emulator' &&
    (await askForMarker(environment, signal, transport)) === 'absent' &&
    !signal.aborted
  ) {
    throw new CliError('E_EMULATOR_ABSENT', valueOf(environment, 'apiUrl'));
  }
  // A plan is shown without credentials, too.
  for (const row of ask ? rows : []) {
    const whole = withValues(environment, row);
    if (signIn.auth === undefined) checkCredentials(whole);
    else if (!bringsCredential(row)) checkSignIn(signIn, whole, terminal);
  }
  for (const unread of unreadValues(environment, names)) terminal.err(`The environment: ${unread}.\n`);
  return environment;
}

/** What the checks look at, and what must be kept secret. */
function settingsOf(environment: Environment): string[] {
  return [...signInVariables, ...cloudVariables, ...environment.values.filter(isSecretEntry).map(({ key }) => key)];
}

/** An address that is in the file, and that nothing reads, is named before it counts as none. */
function checkFilled(environment: Environment): void {
  for (const key of ['loginUrl', 'apiUrl']) {
    const unread = valueOf(environment, key).trim() === '' ? whyUnread(environment, key) : undefined;
    if (unread !== undefined) throw new CliError('E_URL_INVALID', unread);
  }
}

/** With the key and the certificate of the file that AZURE_CLIENT_CERTIFICATE_PATH names, where they are what signs in. */
function withCertificateFile(
  environment: Environment,
  { auth }: SignInFlags,
  terminal: Terminal,
  prefix: string,
): Environment {
  const path = outsideVariable(`${prefix}AZURE_CLIENT_CERTIFICATE_PATH`, terminal);
  if (path === '' || (auth !== undefined && auth !== 'certificate')) return environment;
  if (auth === undefined && valueOf(environment, 'accessToken').trim() !== '') return environment;
  const { privateKey, certificate } = readCertificateFile(
    path,
    outsideVariable(`${prefix}AZURE_CLIENT_CERTIFICATE_PASSWORD`, terminal),
    terminal,
  );
  return noteSecrets(withValues(environment, { privateKey, certificate }), terminal);
}

/**
 * The environment of a started emulator: only its own values, what is set for a real tenant must not get mixed in.
 * @param given values from the command line
 */
export async function emulatorEnvironment(
  emulator: Emulator,
  asUser: boolean,
  given: Readonly<Record<string, string>>,
  terminal: Terminal,
): Promise<Environment> {
  const environment = await readEnvironment('emulator', terminal);
  return noteSecrets(withValues(environment, { ...given, ...(await emulatorValues(emulator, asUser)) }), terminal);
}

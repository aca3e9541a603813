import { catalogues } from '../../catalogue/index.ts';
import {
  checkPathIds,
  distinctRows,
  isSecretEntry,
  withValues,
  type AskTransport,
  type DataRow,
  type Environment,
  type TokensOf,
} from '../../runner/index.ts';
import { cloudVariables, signInVariables } from '../../catalogue/entra/sign-in.ts';
import { overlay, readChosen, reportUnread, type EnvironmentFlags } from '../input/chosen-environment.ts';
import type { KnownNames } from '../input/known-names.ts';
import { noteSecrets } from '../input/values.ts';
import type { Terminal } from '../output/terminal.ts';
import { checkAddresses, checkEmulatorAnswers } from './addresses.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';
import { checkTokenFile } from './auth.ts';
import { withCertificateFile } from './certificate.ts';
import { bringsCredential, checkSignIn, noCredentials } from './check.ts';
import { checkCredentials, type ValueSource } from './credentials.ts';
import { preparedTokens } from './prepared-tokens.ts';

/** As whom, and where: an environment, and the tokens when they do not come from the collection's own scripts. */
export interface SignedIn {
  readonly environment: Environment;
  /** Absent: the collection signs in by itself. */
  readonly tokens?: TokensOf;
}

/** What else decides whether an environment will do. */
export interface Surroundings {
  /** How an emulator is asked for its marker, and which hosts are trusted. */
  readonly transport?: AskTransport;
  /** Rows of a data file: with the values of each, the environment must be complete. */
  readonly rows?: readonly DataRow[];
  /** Stands before the names of process variables, such as `WITH_` for a second identity. */
  readonly prefix?: string;
  /** The names that somebody reads; absent: something of ours. */
  readonly names?: KnownNames;
}

/**
 * The environment for a plan: with the values from outside and right addresses. Nothing is sent, and credentials may be missing.
 * @param given values from the command line
 * @throws CliError, RunError when an address or an id cannot be right
 */
export async function environmentToPlan(
  flags: EnvironmentFlags,
  given: Readonly<Record<string, string>>,
  terminal: Terminal,
  { transport, rows = [{}], prefix, names }: Surroundings = {},
): Promise<Environment> {
  const { environment: file } = await readChosen(flags, terminal);
  const environment = overlay(file, given, terminal, prefix);
  for (const { whole } of eachRow(environment, rows, terminal))
    checkAddresses(whole, { trustedHosts: transport?.trustedHosts, cloud: flags.cloud }, terminal);
  reportUnread(environment, names, terminal);
  return environment;
}

/**
 * The environment of a real tenant, or of an emulator that runs elsewhere, and how to sign in there, by what `--env`, `--auth`, `--cloud`
 * and `--token-file` say. The first tokens are there when it returns, unless Entra refused them: that a run tells by itself.
 * @param given values from the command line
 * @throws CliError, RunError when something is missing or malformed, or when nobody could be asked for a token
 */
export async function signIn(
  flags: SignInFlags,
  given: Readonly<Record<string, string>>,
  terminal: Terminal,
  signal: AbortSignal,
  { transport, rows = [{}], prefix, names }: Surroundings = {},
): Promise<SignedIn> {
  checkTokenFile(flags);
  const how: typeof flags = flags.tokenFile === undefined ? flags : { ...flags, auth: 'token' };
  const { name, environment: file } = await readChosen(how, terminal);
  const environment = withCertificateFile(overlay(file, given, terminal, prefix), how, terminal, prefix);
  const all = eachRow(environment, rows, terminal);
  for (const { whole } of all)
    checkAddresses(whole, { trustedHosts: transport?.trustedHosts, cloud: how.cloud }, terminal);
  if (name === 'emulator') await checkEmulatorAnswers(environment, signal, transport);
  for (const { row, whole } of all) {
    const source = sourceIn(row, given);
    if (how.auth === undefined) checkCredentials(whole, source);
    else if (!bringsCredential(row)) checkSignIn(how, whole, terminal, source);
  }
  reportUnread(environment, names, terminal);
  const { auth, tokenFile } = how;
  if (auth === undefined || (auth === 'token' && tokenFile === undefined)) return { environment };
  const without = withValues(environment, noCredentials);
  return { environment: without, tokens: await preparedTokens({ ...how, auth }, without, environment, rows, terminal) };
}

/** A row covers the command line, which covers everything else. */
function sourceIn(row: DataRow, given: Readonly<Record<string, string>>): ValueSource {
  return (key) => {
    if ((row[key] ?? '') !== '') return `${key} in a row of the data`;
    return (given[key] ?? '') === '' ? undefined : `${key} on the command line`;
  };
}

/**
 * The environment with the values of each row, of those that differ in what the checks look at. No error will show a secret of any.
 * @throws RunError E_ID_MALFORMED
 */
function eachRow(
  environment: Environment,
  rows: readonly DataRow[],
  terminal: Terminal,
): { readonly row: DataRow; readonly whole: Environment }[] {
  checkPathIds(environment, catalogues, rows);
  const secrets = environment.values.filter(isSecretEntry).map(({ key }) => key);
  const looked = [...signInVariables, ...cloudVariables, ...secrets];
  return distinctRows(rows, looked).map((row) => ({ row, whole: noteSecrets(withValues(environment, row), terminal) }));
}

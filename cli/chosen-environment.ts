import type { Emulator } from '../emulator/index.ts';
import { askForMarker, checkBaseUrls, valueOf, withValues, type Environment } from '../runner/index.ts';
import { CliError } from './cli-error.ts';
import { checkCredentials } from './credentials.ts';
import { emulatorValues } from './emulator-values.ts';
import { readEnvironment } from './environment-file.ts';
import { keepLoopbackOffProxy } from './proxy.ts';
import type { Terminal } from './terminal.ts';
import { noteSecrets, withOutsideValues } from './values.ts';

/** The environment when none is named. */
const DEFAULT_ENVIRONMENT = 'commercial';

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
): Promise<Environment> {
  const name = nameOrFile ?? DEFAULT_ENVIRONMENT;
  const environment = withOutsideValues(await readEnvironment(name, terminal), given, terminal);
  checkBaseUrls(environment);
  keepLoopbackOffProxy([valueOf(environment, 'loginUrl'), valueOf(environment, 'apiUrl')], terminal);
  if (name === 'emulator' && (await askForMarker(environment, signal)) === 'absent' && !signal.aborted) {
    throw new CliError('E_EMULATOR_ABSENT', valueOf(environment, 'apiUrl'));
  }
  checkCredentials(environment);
  return environment;
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
  keepLoopbackOffProxy([emulator.url], terminal);
  return noteSecrets(withValues(environment, { ...given, ...(await emulatorValues(emulator, asUser)) }), terminal);
}

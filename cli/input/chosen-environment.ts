import type { Environment } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';
import { environmentFor, withCloud } from './cloud.ts';
import { readEnvironment } from './environment-file.ts';
import { unreadValues, type KnownNames } from './known-names.ts';
import { withOutsideValues } from './values.ts';

/** The environment when none is named. */
const DEFAULT_ENVIRONMENT = 'commercial';

/** Which environment is meant, by its name or file, or by its cloud. */
export interface EnvironmentFlags {
  readonly env?: string | undefined;
  readonly cloud?: string | undefined;
}

/** An environment as a file has it, and what it was called. */
export interface Chosen {
  readonly name: string;
  readonly environment: Environment;
}

/**
 * Reads the environment of a real tenant, or of an emulator that runs elsewhere, with the addresses of the cloud that is named.
 * @throws CliError E_USAGE, E_ENV_UNKNOWN, E_ENV_UNREADABLE; RunError E_ENV_INVALID
 */
export async function readChosen({ env, cloud }: EnvironmentFlags, terminal: Terminal): Promise<Chosen> {
  const name = environmentFor(env, cloud) ?? DEFAULT_ENVIRONMENT;
  return { name, environment: withCloud(await readEnvironment(name, terminal), cloud) };
}

/**
 * Lays the values from outside over an environment.
 * @param given values from the command line
 * @param prefix stands before the names of process variables, such as `WITH_` for a second identity
 * @throws CliError E_SECRET_FLAG when one of the given values is of a variable that the file calls secret
 */
export function overlay(
  environment: Environment,
  given: Readonly<Record<string, string>>,
  terminal: Terminal,
  prefix = '',
): Environment {
  const secret = environment.values.find(({ key, type }) => type === 'secret' && Object.hasOwn(given, key));
  if (secret) throw new CliError('E_SECRET_FLAG', `--set ${secret.key}`);
  return withOutsideValues(environment, given, terminal, prefix);
}

/** Reports values of an environment that nothing reads. */
export function reportUnread(environment: Environment, names: KnownNames | undefined, terminal: Terminal): void {
  for (const unread of unreadValues(environment, names)) terminal.err(`The environment: ${unread}.\n`);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { permissionVariables } from '../../catalogue/entra/sign-in.ts';
import {
  decodeText,
  isHeldName,
  SECRET_VARIABLES,
  secretsOf,
  withValues,
  type Environment,
} from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';
import { ourNames } from './known-names.ts';
import { processVariable } from './process-variable.ts';

/** Whether changes are allowed is asked on the command line each time; it must not lie around in a variable. */
const NEVER_FROM_OUTSIDE: readonly string[] = permissionVariables;

/**
 * Lays the values from outside over those of an environment: flags first, then the process environment, then `.env`.
 * Empty means unset. The process environment itself is not changed.
 * @param prefix stands before the name of each variable, such as `WITH_` for a second identity
 */
export function withOutsideValues(
  environment: Environment,
  flags: Readonly<Record<string, string>>,
  terminal: Terminal,
  prefix = '',
): Environment {
  const file = readDotenv(terminal);
  const keys = new Set([...environment.values.map((entry) => entry.key), ...ourNames, ...Object.keys(flags)]);
  const values: Record<string, string> = {};
  for (const key of keys) {
    if (NEVER_FROM_OUTSIDE.includes(key)) continue;
    const name = prefix + processVariable(key);
    const value = [Object.hasOwn(flags, key) ? flags[key] : undefined, terminal.env[name], file[name]].find(
      (candidate) => candidate !== undefined && candidate !== '',
    );
    if (value !== undefined) values[key] = value;
  }
  return noteSecrets(withValues(environment, values), terminal);
}

/** A variable that is none of the environment's: from the process environment, else from `.env`; empty when it is in neither. */
export function outsideVariable(name: string, terminal: Terminal): string {
  return terminal.env[name] || readDotenv(terminal)[name] || '';
}

/** Makes sure that no error shows a secret of this environment. */
export function noteSecrets(environment: Environment, terminal: Terminal): Environment {
  for (const secret of secretsOf(environment)) terminal.secrets.add(secret);
  return environment;
}

/**
 * Reads `--set name=value`.
 * @throws CliError E_USAGE when it is not of that form, E_SECRET_FLAG for a secret
 */
export function readAssignments(assignments: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const assignment of assignments) {
    const [, key, value] = /^([A-Za-z]\w*)=(.*)$/s.exec(assignment) ?? [];
    if (key !== undefined && SECRET_VARIABLES.includes(key)) throw new CliError('E_SECRET_FLAG', `--set ${key}`);
    if (key === undefined || value === undefined)
      throw new CliError('E_USAGE', '--set takes name=value, such as groupId=…');
    if (!isHeldName(key)) throw new CliError('E_USAGE', `--set ${key}: Newman reserves this name`);
    if (NEVER_FROM_OUTSIDE.includes(key))
      throw new CliError(
        'E_USAGE',
        `--set ${key} has no effect; use ${key === 'allowWrite' ? '--allow-write' : '--allow-heavy-reads'}`,
      );
    values[key] = value;
  }
  return values;
}

function readDotenv(terminal: Terminal): Record<string, string> {
  try {
    return parse(decodeText(readFileSync(join(terminal.cwd, '.env'))));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new CliError('E_ENV_UNREADABLE', join(terminal.cwd, '.env'), { cause: error });
  }
}

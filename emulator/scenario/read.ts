import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standardTenantDefinition } from '../tenant/standard.ts';
import { check } from './check.ts';
import { ScenarioInvalidError, ScenarioUnknownError } from './errors.ts';
import { withChange } from './checked-tenant.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './scenario-schema.ts';

const EXTENSION = '.json';

/** The names of the scenarios that come with the emulator, sorted. */
export function scenarioNames(): string[] {
  return readdirSync(folder())
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length))
    .sort();
}

/**
 * Reads a scenario by its name, or from a file: what has a slash, a backslash or the ending `.json` is a file.
 * @param from the folder that a file's path starts from
 * @throws ScenarioUnknownError when there is none, ScenarioInvalidError when it is not JSON or says something unknown
 */
export function readScenario(nameOrFile: string, from = '.'): Scenario {
  const isFile = /[/\\]|\.json$/i.test(nameOrFile);
  if (!isFile && !scenarioNames().includes(nameOrFile)) throw new ScenarioUnknownError(nameOrFile, scenarioNames());
  const content = contentOf(isFile ? resolve(from, nameOrFile) : join(folder(), nameOrFile + EXTENSION), nameOrFile);
  try {
    return checkedScenario(JSON.parse(content));
  } catch (cause) {
    const reason = cause instanceof ScenarioInvalidError ? cause.reason : `it is not JSON: ${(cause as Error).message}`;
    throw new ScenarioInvalidError(reason, nameOrFile, { cause });
  }
}

/**
 * Checks a scenario that was read elsewhere.
 * @throws ScenarioInvalidError
 */
export function checkedScenario(value: unknown): Scenario {
  const scenario = check<Scenario>(value, scenarioSchema, '');
  if (scenario.tenant !== undefined) withChange(standardTenantDefinition(), scenario.tenant);
  return scenario;
}

function contentOf(path: string, subject: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ScenarioUnknownError(subject, scenarioNames(), { cause });
  }
}

/** The same folder for the sources and for what is built from them: below the nearest package.json. */
function folder(): string {
  let root = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root);
  return join(root, 'emulator', 'scenarios');
}

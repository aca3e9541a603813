import { secretVariables } from '../catalogue/sign-in.ts';
import { parseJson } from './parse-json.ts';
import { RunError } from './run-error.ts';

/** One value of a Postman environment. */
export interface EnvironmentValue {
  readonly key: string;
  readonly value: string;
  readonly type?: string;
  readonly enabled?: boolean;
}

/** A Postman environment, as its export file has it. */
export interface Environment {
  readonly id?: string;
  readonly name: string;
  readonly values: readonly EnvironmentValue[];
  readonly _postman_variable_scope?: string;
}

/**
 * Reads a Postman environment from the text of its file.
 * @param subject what to call it in an error, such as its path
 * @throws RunError E_ENV_INVALID when it is no JSON or no environment
 */
export function parseEnvironment(text: string, subject: string): Environment {
  const parsed = parseJson(text, 'E_ENV_INVALID', subject);
  const candidate = parsed as Partial<Environment> | null;
  if (!candidate || typeof candidate !== 'object' || !Array.isArray(candidate.values)) throw new RunError('E_ENV_INVALID', subject);
  const values = candidate.values as readonly Partial<EnvironmentValue>[];
  if (values.some((entry) => !entry || typeof entry.key !== 'string')) throw new RunError('E_ENV_INVALID', subject);
  return { ...candidate, name: candidate.name ?? 'environment', values: values.map(readValue) };
}

function readValue(entry: Partial<EnvironmentValue>): EnvironmentValue {
  return { ...entry, key: entry.key!, value: entry.value === undefined || entry.value === null ? '' : String(entry.value) };
}

/** The value of a variable; empty when it is absent or switched off. */
export function valueOf(environment: Environment, key: string): string {
  return environment.values.findLast((entry) => entry.key === key && entry.enabled !== false)?.value ?? '';
}

/** A copy in which the given variables have the given values; those that it lacked are added. */
export function withValues(environment: Environment, values: Readonly<Record<string, string>>): Environment {
  const kept = environment.values.map((entry) => {
    const value = values[entry.key];
    return value === undefined ? entry : { ...entry, value, enabled: true };
  });
  const present = new Set(environment.values.map((entry) => entry.key));
  const added = Object.entries(values)
    .filter(([key]) => !present.has(key))
    .map(([key, value]) => ({ key, value, type: 'default', enabled: true }));
  return { ...environment, values: [...kept, ...added] };
}

/** Variables that hold a secret, whatever their type says. */
export const SECRET_VARIABLES: readonly string[] = secretVariables;

/** Whether an entry holds a secret, by its type or by its name. */
export function isSecretEntry({ key, type }: EnvironmentValue): boolean {
  return type === 'secret' || SECRET_VARIABLES.includes(key);
}

/** The values that must never appear in a report: everything typed `secret`, and those that are secret by name. */
export function secretsOf(environment: Environment): string[] {
  return environment.values
    .filter(isSecretEntry)
    .map((entry) => entry.value)
    .filter((value) => value.trim() !== '');
}

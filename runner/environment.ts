import { secretVariables } from '../catalogue/entra/sign-in.ts';
import { parseJson } from './parse-json.ts';
import { RunError } from './run-error.ts';

/** One value of a Postman environment. */
export interface EnvironmentValue {
  readonly key: string;
  readonly value: string;
  readonly type?: string;
  readonly enabled?: boolean;
}

/** A Postman environment, as far as its export file counts. */
export interface Environment {
  readonly id?: string;
  readonly name: string;
  /** As {@link parseEnvironment} reads them: each key once, all switched on. */
  readonly values: readonly EnvironmentValue[];
  /** Entries of the file that count for nothing, such as those that are switched off: nothing reads their values, and secrets among them are kept secret. */
  readonly withheld?: readonly EnvironmentValue[];
  readonly _postman_variable_scope?: string;
}

/**
 * Reads a Postman environment from the text of its file, or of an answer of Postman's API, which has it in `environment`.
 *
 * What is left is what Newman, its scripts and our checks must all see alike. Newman sends the value of an entry with `enabled: false`
 * and leaves out one with `disabled: true`; of two entries with one key it takes the last, also where that is empty; an entry typed
 * `number` or `boolean` it converts; one called `__proto__` gives other names a value. So those that are off, that stand before another
 * of their key, or whose name it cannot hold are taken out, the rest is text, and nothing that only Newman would read is left.
 * @param subject what to call it in an error, such as its path
 * @throws RunError E_ENV_INVALID when it is no JSON or no environment
 */
export function parseEnvironment(text: string, subject: string): Environment {
  const candidate = unwrapped(parseJson(text, 'E_ENV_INVALID', subject)) as Partial<Environment> | null;
  if (!candidate || typeof candidate !== 'object' || !Array.isArray(candidate.values))
    throw new RunError('E_ENV_INVALID', subject);
  const entries = candidate.values as readonly (Partial<FileEntry> | null)[];
  if (entries.some((entry) => !entry || typeof entry.key !== 'string')) throw new RunError('E_ENV_INVALID', subject);
  const read = entries.map((entry) => ({ ...readValue(entry!), enabled: isOn(entry!) }));
  const last = new Map(
    read.filter(({ enabled, key }) => enabled && isHeldName(key)).map((entry) => [entry.key, entry]),
  );
  const withheld = read.filter((entry) => last.get(entry.key) !== entry);
  const { id, name, _postman_variable_scope: scope } = candidate;
  return {
    ...(typeof id === 'string' ? { id } : {}),
    name: typeof name === 'string' ? name : 'environment',
    values: read.filter((entry) => last.get(entry.key) === entry),
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(typeof scope === 'string' ? { _postman_variable_scope: scope } : {}),
  };
}

/** An entry as files have it. */
interface FileEntry {
  readonly key: string;
  readonly value: unknown;
  readonly type: unknown;
  readonly enabled: unknown;
  /** How collections switch a variable off; Newman obeys it in an environment as well. */
  readonly disabled: unknown;
  readonly description: unknown;
}

function unwrapped(parsed: unknown): unknown {
  const { values, environment } = (parsed ?? {}) as { values?: unknown; environment?: unknown };
  return values === undefined && environment !== undefined ? environment : parsed;
}

/** Whatever is not plainly on is off: a value that its owner took out must not be sent. */
function isOn({ enabled = true, disabled = false }: Partial<FileEntry>): boolean {
  return (enabled === true || enabled === null) && (disabled === false || disabled === null);
}

function readValue({ key, value, type, description }: Partial<FileEntry>): EnvironmentValue {
  return {
    key: key!,
    value: textOf(value),
    type: type === 'secret' ? 'secret' : 'default',
    ...(description === undefined ? {} : { description }),
  };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether Newman can hold a variable of a name: what every object has, such as `constructor`, it takes for one of its own, and breaks. */
export function isHeldName(name: string): boolean {
  return !(name in Object.prototype);
}

/** The value of a variable; empty when it is absent or switched off. Of several with one key the last counts, as in Newman. */
export function valueOf(environment: Environment, key: string): string {
  return environment.values.findLast((entry) => entry.key === key && entry.enabled !== false)?.value ?? '';
}

/** Whether the file has a value for a variable, and it is switched off, so that the variable is empty. */
export function isSwitchedOff(environment: Environment, key: string): boolean {
  const isThere = (environment.withheld ?? []).some(
    (entry) => entry.key === key && entry.enabled === false && entry.value.trim() !== '',
  );
  return isThere && valueOf(environment, key).trim() === '';
}

/** A copy in which the given variables have the given values; those that it lacked are added. */
export function withValues(environment: Environment, values: Readonly<Record<string, string>>): Environment {
  // Keys come from files: one called `constructor` must not find what every object has.
  const given = new Map(Object.entries(values));
  const kept = environment.values.map((entry) => {
    const value = given.get(entry.key);
    return value === undefined ? entry : { ...entry, value, enabled: true };
  });
  for (const { key } of environment.values) given.delete(key);
  const added = [...given].map(([key, value]) => ({ key, value, type: 'default', enabled: true }));
  return { ...environment, values: [...kept, ...added] };
}

/** Variables that hold a secret, whatever their type says. */
export const SECRET_VARIABLES: readonly string[] = secretVariables;

/** Whether an entry holds a secret, by its type or by its name. */
export function isSecretEntry({ key, type }: EnvironmentValue): boolean {
  return type === 'secret' || SECRET_VARIABLES.includes(key);
}

/** The values that must never appear in a report: everything typed `secret`, and those that are secret by name, also where they count for nothing. */
export function secretsOf(environment: Environment): string[] {
  return [...environment.values, ...(environment.withheld ?? [])]
    .filter(isSecretEntry)
    .map((entry) => entry.value)
    .filter((value) => value.trim() !== '');
}

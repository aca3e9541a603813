import { memoryVariables } from '../../catalogue/model/vocabulary.ts';
import { cloudVariables, permissionVariables } from '../../catalogue/entra/sign-in.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { isSecretEntry, type Environment, type EnvironmentValue } from '../../runner/index.ts';
import type { KnownSecret } from './strayed-secrets.ts';

/** An environment as a colleague gets it, and what was done to it. */
export interface SharedEnvironment {
  readonly environment: Environment;
  /** Names of secrets that had a value; it is gone. */
  readonly emptied: readonly string[];
  /** Those secrets: what they were must not be anywhere else. */
  readonly secrets: readonly KnownSecret[];
  /** Names of values that go along: ids, addresses of people, whatever else is no address of the cloud. */
  readonly along: readonly string[];
  /** Names of what an earlier run left behind, or allowed. */
  readonly reset: readonly string[];
}

const ADDRESSES: readonly string[] = cloudVariables;

/** Whoever receives an environment decides anew what may be changed, and what it may cost. */
const PERMISSIONS: readonly string[] = permissionVariables;

/**
 * Empties what is secret, forgets what earlier runs found and made, and takes every permission away. The rest stays as it is.
 * Only the fields that Postman documents are carried over: others, such as a value of the session, could hold what was emptied.
 * @param ids whether ids and names go along; without them only the addresses of the cloud stay
 */
export function shareEnvironment(environment: Environment, { ids }: { readonly ids: boolean }): SharedEnvironment {
  const filled = environment.values.filter(({ value }) => value !== '');
  const secret = filled.filter(isSecretEntry);
  // What is switched off does not go along at all, and must not have strayed anywhere either.
  const withheld = (environment.withheld ?? []).filter((entry) => entry.value !== '' && isSecretEntry(entry));
  const reset = filled.filter(({ key }) => memoryVariables.includes(key) || PERMISSIONS.includes(key));
  const along = filled.filter(
    (entry) => !secret.includes(entry) && !reset.includes(entry) && !ADDRESSES.includes(entry.key),
  );
  const gone = new Set([...secret, ...reset, ...(ids ? [] : along)]);
  const values = environment.values
    .filter(({ key }) => !memoryVariables.includes(key))
    .map((entry) => known(entry, gone.has(entry) ? '' : entry.value));
  const { id, name, _postman_variable_scope } = environment;
  return {
    environment: {
      ...defined({ id }),
      name,
      values,
      ...defined({ _postman_variable_scope }),
    },
    emptied: names([...secret, ...withheld]),
    secrets: [...secret, ...withheld].map(({ key, value }) => ({ name: key, value })),
    along: ids ? names(along) : [],
    reset: names(reset),
  };
}

function known(entry: EnvironmentValue & { readonly description?: unknown }, value: string): EnvironmentValue {
  const { key, type, enabled, description } = entry;
  return {
    key,
    value,
    ...defined({ type, enabled, description }),
  };
}

function names(values: readonly EnvironmentValue[]): string[] {
  return [...new Set(values.map(({ key }) => key))];
}

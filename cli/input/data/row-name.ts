import { isSecretName } from '../../../runner/index.ts';
import type { KnownNames } from '../known-names.ts';

/**
 * Which column names the rows for people: `name`, in any case, else the first that nothing reads.
 * One that is called like a secret never does.
 * @returns its place; undefined when there is none
 */
export function namingColumn(names: readonly string[], known: KnownNames): number | undefined {
  const called = names.findIndex((name) => name.trim().toLowerCase() === 'name');
  const found = called >= 0 ? called : names.findIndex((name) => !known.has(name) && !isSecretName(name));
  return found < 0 ? undefined : found;
}

import { FOUND_IDS, memoryVariables } from '../../catalogue/model/vocabulary.ts';
import { cloudVariables, permissionVariables, signInVariables } from '../../catalogue/entra/sign-in.ts';
import { valueOf, withValues, type Environment } from '../environment.ts';

/** What an identity has of its own, and what the scripts keep for themselves. */
const OWN: ReadonlySet<string> = new Set([
  ...signInVariables,
  ...cloudVariables,
  ...permissionVariables,
  ...memoryVariables,
]);

/**
 * Two environments in which what somebody typed for one, such as an id, holds for the other, too, where that has nothing typed of its own.
 * What the scripts found in an earlier run, perhaps as somebody else, is left out.
 */
export function withSharedIds(a: Environment, b: Environment): [Environment, Environment] {
  return [laidUnder(a, b), laidUnder(b, a)];
}

function laidUnder(own: Environment, other: Environment): Environment {
  const typed = other.values
    .map(({ key }) => key)
    .filter((key) => !OWN.has(key) && valueOf(other, key) !== '' && valueOf(own, key) === '');
  const values = Object.fromEntries(typed.map((key) => [key, valueOf(other, key)]));
  return withValues(own, { ...values, ...(valueOf(own, FOUND_IDS) === '' ? {} : { [FOUND_IDS]: '' }) });
}

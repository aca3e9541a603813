import type { Collection } from './collection.ts';

/** The variable of a collection that names hosts to be trusted, for its own scripts. */
const VARIABLE = 'trustedHosts';

/** The collection with the hosts that the user trusts, and not those that whoever wrote it trusts. */
export function withTrustedHosts(collection: Collection, trusted: readonly string[]): Collection {
  const { variable = [] } = collection;
  const others = variable.filter(({ key, id }) => key !== VARIABLE && id !== VARIABLE);
  return { ...collection, variable: [...others, { key: VARIABLE, value: trusted.join(' '), type: 'string' }] };
}

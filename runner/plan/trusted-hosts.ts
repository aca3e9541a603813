import { TRUSTED_HOSTS } from '../../catalogue/entra/sign-in.ts';
import type { Collection } from './collection.ts';

/** The collection with the hosts that the user trusts, and not those that whoever wrote it trusts. */
export function withTrustedHosts(collection: Collection, trusted: readonly string[]): Collection {
  const { variable = [] } = collection;
  const others = variable.filter(({ key, id }) => key !== TRUSTED_HOSTS && id !== TRUSTED_HOSTS);
  return { ...collection, variable: [...others, { key: TRUSTED_HOSTS, value: trusted.join(' '), type: 'string' }] };
}

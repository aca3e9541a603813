import { TRUSTED_HOSTS } from '../../catalogue/entra/sign-in.ts';
import { hostsInText } from '../../diagnosis/settings/base-address.ts';
import type { Collection } from '../../runner/index.ts';

interface Variable {
  readonly key?: unknown;
  readonly value?: unknown;
}

/** Hosts besides those of the clouds that a collection lets a secret or a token go to. */
export function hostsTrustedBy(collection: Collection): string[] {
  return variablesOf(collection).flatMap(({ key, value }) =>
    key === TRUSTED_HOSTS && typeof value === 'string' ? hostsInText(value) : [],
  );
}

/** A copy that trusts these hosts as well. */
export function trusting(collection: Collection, hosts: readonly string[]): Collection {
  if (hosts.length === 0) return collection;
  const value = [...new Set([...hostsTrustedBy(collection), ...hosts])].join(', ');
  const variables = variablesOf(collection);
  const known = variables.some(({ key }) => key === TRUSTED_HOSTS);
  const variable = known
    ? variables.map((each) => (each.key === TRUSTED_HOSTS ? { ...each, value } : each))
    : [...variables, { key: TRUSTED_HOSTS, value, type: 'string' }];
  return { ...collection, variable } as Collection;
}

function variablesOf(collection: Collection): readonly Variable[] {
  const { variable } = collection as { readonly variable?: unknown };
  return Array.isArray(variable) ? (variable as Variable[]) : [];
}

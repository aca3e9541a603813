import {
  describeAddressProblem,
  readBaseAddress,
  type AddressName,
  type UsableAddress,
} from '../diagnosis/settings/base-address.ts';
import { valueOf, withValues, type Environment } from './environment.ts';
import { RunError, type RunErrorCode } from './run-error.ts';

const CODES: Readonly<Record<string, RunErrorCode>> = {
  'unknown host': 'E_HOST_UNKNOWN',
  'not encrypted': 'E_URL_NOT_HTTPS',
};

/** The base addresses of an environment as they are used. */
export interface BaseAddresses {
  readonly loginUrl: UsableAddress;
  readonly apiUrl: UsableAddress;
  readonly fabricUrl?: UsableAddress;
}

/**
 * Reads the base addresses, and makes sure that the secret and the token go encrypted to hosts that are Microsoft's, to this machine, or
 * to hosts that the user trusts.
 * @throws RunError E_URL_INVALID, E_URL_NOT_HTTPS, E_HOST_UNKNOWN with the whole explanation as its subject
 */
export function readBaseAddresses(environment: Environment, trusted: readonly string[] = []): BaseAddresses {
  const read = (name: AddressName): UsableAddress => {
    const address = readBaseAddress(name, valueOf(environment, name), trusted);
    if (address.problem === null) return address;
    throw new RunError(CODES[address.problem] ?? 'E_URL_INVALID', describeAddressProblem(name, address));
  };
  const fabric = valueOf(environment, 'fabricUrl').trim() === '' ? {} : { fabricUrl: read('fabricUrl') };
  return { loginUrl: read('loginUrl'), apiUrl: read('apiUrl'), ...fabric };
}

/**
 * The environment with its base addresses as they are used: without blanks around them, without a slash at the end.
 * @throws RunError as {@link readBaseAddresses}
 */
export function withBaseAddresses(environment: Environment, trusted: readonly string[] = []): Environment {
  const { loginUrl, apiUrl, fabricUrl } = readBaseAddresses(environment, trusted);
  return withValues(environment, {
    loginUrl: loginUrl.url,
    apiUrl: apiUrl.url,
    ...(fabricUrl ? { fabricUrl: fabricUrl.url } : {}),
  });
}

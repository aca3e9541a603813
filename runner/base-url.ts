import { valueOf, type Environment } from './environment.ts';
import { RunError } from './run-error.ts';

const ADDRESSES = ['loginUrl', 'apiUrl'] as const;

/** Whether an address stays on this machine, where plain http gives nothing away. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
}

/** Whether what is sent to an address goes out encrypted, or stays on this machine. */
export function isPrivate(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/**
 * Makes sure that tokens and the secret go out encrypted.
 * @throws RunError E_URL_INVALID or E_URL_NOT_HTTPS with `variable = address` as its subject
 */
export function checkBaseUrls(environment: Environment): void {
  for (const key of ADDRESSES) {
    const value = valueOf(environment, key);
    if (!URL.canParse(value)) throw new RunError('E_URL_INVALID', `${key} = ${JSON.stringify(value)}`);
    const url = new URL(value);
    if (url.username || url.password) throw new RunError('E_URL_INVALID', `${key} carries a user name or password`);
    if (isPrivate(url)) continue;
    throw new RunError('E_URL_NOT_HTTPS', `${key} = ${url.origin === 'null' ? url.protocol : url.origin}`);
  }
}

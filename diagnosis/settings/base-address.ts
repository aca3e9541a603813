import { isLoopbackHost, knownHost, nearestHost, type KnownHost } from '../../catalogue/entra/hosts.ts';

/** Which base address it is: what signs in gets the secret, the others get the token. */
export type AddressName = 'loginUrl' | 'apiUrl' | 'fabricUrl';

/** All of them. */
export const addressNames: readonly AddressName[] = ['loginUrl', 'apiUrl', 'fabricUrl'];

/** Why nothing may be sent to an address. */
export type AddressProblem = 'empty' | 'malformed' | 'not encrypted' | 'unknown host' | 'path';

/** A base address that may be used. */
export interface UsableAddress {
  readonly problem: null;
  /** The address as it is to be used: trimmed, in lower case but for the path, without a slash at the end. */
  readonly url: string;
  readonly origin: string;
  /** Without the port. */
  readonly host: string;
  /** Why the host may be used: it is Microsoft's, this machine, or one that the user trusts. */
  readonly trust: 'known' | 'loopback' | 'trusted';
}

/** A base address that must not be used. */
export interface RefusedAddress {
  readonly problem: AddressProblem;
  /** The host, as far as it could be read; empty when it could not. */
  readonly host: string;
  /** Where only the path is wrong: what is right of the address. */
  readonly origin?: string;
}

const PARTS = /^(https?):\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(\/[a-z0-9._~/-]*)?$/i;
const DEFAULT_PORT: Readonly<Record<string, string>> = { http: '80', https: '443' };

/**
 * Reads a base address, the same for the runner and for the scripts in the collection, which have no `URL`.
 * It is stricter than a browser: ASCII, no user, query, fragment, backslash or blank; a path only on a host that the user trusts, such as an
 * API gateway in front of Power BI; encrypted, or on this machine.
 * @param trusted hosts besides those of Power BI, such as `gateway.contoso.com` or `gateway.contoso.com:8443`
 */
export function readBaseAddress(
  name: AddressName,
  text: string,
  trusted: readonly string[] = [],
): UsableAddress | RefusedAddress {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'empty', host: '' };
  const parts = PARTS.exec(trimmed.replace(/\/+$/, ''));
  if (!parts || /\/\/|\/\.{1,2}(\/|$)/.test(parts[4] ?? '') || parts[2]!.includes('..'))
    return { problem: 'malformed', host: shownHost(trimmed) };
  const scheme = parts[1]!.toLowerCase();
  const host = parts[2]!.toLowerCase();
  const port = parts[3] === undefined || parts[3] === DEFAULT_PORT[scheme] ? '' : `:${Number(parts[3])}`;
  const path = parts[4] ?? '';
  const trust = trustIn(name, host, port, trusted);
  if (trust === null) return { problem: 'unknown host', host: host + port };
  if (scheme !== 'https' && !isLoopbackHost(host)) return { problem: 'not encrypted', host: host + port };
  const origin = `${scheme}://${host}${port}`;
  if (path !== '' && trust !== 'trusted') return { problem: 'path', host: host + port, origin };
  return { problem: null, url: origin + path, origin, host, trust };
}

/** Why an address is refused and what to write instead, in words. */
export function describeAddressProblem(name: AddressName, address: RefusedAddress): string {
  const { problem, host } = address;
  switch (problem) {
    case 'empty':
      return `${name} is empty. Choose an environment of this collection, such as Commercial.`;
    case 'not encrypted':
      return `${name} must start with https:// (it is http://${host}). A token or a secret is never sent unencrypted.`;
    case 'path':
      return `${name} must be the bare address of the host, without a path: ${address.origin || host}`;
    case 'unknown host':
      return `${name} leads to ${host}, which is ${whatElse(name, host)}. Did you mean https://${nearestHost(roleOf(name), host)}?`;
    default:
      return `${name} is not a plain address such as https://${nearestHost(roleOf(name), host)}${host === '' ? '' : ` (its host would be ${host})`}.`;
  }
}

/** Which hosts fit: a login host signs in, all others answer calls. */
export function roleOf(name: AddressName): 'login' | 'api' {
  return name === 'loginUrl' ? 'login' : 'api';
}

/** Hosts that somebody wrote in one line, such as `a.example, b.example:8443`. */
export function hostsInText(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((host) =>
      host
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, ''),
    )
    .filter((host) => host !== '');
}

/** Whether a text names a host that can be trusted: with a port or without, and nothing else. */
export function isHostName(text: string): boolean {
  return !text.includes('/') && readBaseAddress('apiUrl', `https://${text}`, [text.toLowerCase()]).problem === null;
}

function trustIn(
  name: AddressName,
  host: string,
  port: string,
  trusted: readonly string[],
): UsableAddress['trust'] | null {
  if (trusted.includes(host + port)) return 'trusted';
  if (isLoopbackHost(host)) return 'loopback';
  return port === '' && fits(name, knownHost(host)) ? 'known' : null;
}

function fits(name: AddressName, known: KnownHost | undefined): boolean {
  return known !== undefined && (known.kind === 'login') === (name === 'loginUrl');
}

function whatElse(name: AddressName, host: string): string {
  if (/\.mock\.pstmn\.io$/.test(host)) return 'a Postman mock server and would receive what you send';
  const known = knownHost(host);
  if (known === undefined) return 'not a host of Power BI or Entra';
  return name === 'loginUrl'
    ? 'a host of Power BI and does not sign in'
    : 'a host that signs in and does not answer calls';
}

/** The host that a browser would see in an address that is refused: what follows the last `@`, up to a slash, a query or a fragment. */
export function shownHost(text: string): string {
  const authority = /^[a-z]+:[\\/]+([^\\/?#\s]*)/i.exec(text)?.[1] ?? '';
  return authority.slice(authority.lastIndexOf('@') + 1);
}

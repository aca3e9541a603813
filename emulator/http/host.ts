import { hostNames } from '../../catalogue/entra/hosts.ts';
import type { Answer } from '../call.ts';
import { managerHosts } from '../entra/resources.ts';
import { messageRefusal } from '../envelopes.ts';
import { roomOf, type Room } from './rooms.ts';

/** What of a request says whom it addresses. */
export interface Addressed {
  /** Names and values in turn, as they came: of two `Host` headers Node's own record shows one. */
  readonly rawHeaders: readonly string[];
  /** The request target as it came. */
  readonly target: string;
  /** Came over TLS. */
  readonly encrypted: boolean;
}

/** A host without user name, blank or trailing dot, and maybe a port. */
const HOST = /^([a-z0-9.-]*[a-z0-9]|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
/** A request target with scheme and host, as clients send it to a proxy. */
const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

/**
 * Refuses a request that addresses somebody else: a page whose name leads to this machine (DNS rebinding) reaches the emulator under
 * that name. Over TLS the clouds' own names are answered too: that is how clients that know no other host reach it, and nobody else
 * has a certificate for those.
 * @returns undefined when the emulator is meant
 */
export function refuseHost({ rawHeaders, target, encrypted }: Addressed): Answer | undefined {
  const hosts = headerValues(rawHeaders, 'host');
  const host = hostOf(hosts[0]);
  if (hosts.length > 1) return misdirected('The request has two Host headers.');
  if (host === undefined)
    return misdirected(
      hosts.length === 0 ? 'The request has no Host header.' : 'The Host header is not a host with an optional port.',
    );
  const authority = ABSOLUTE.exec(target)?.[1];
  if (authority !== undefined && authority.toLowerCase() !== hosts[0]!.toLowerCase())
    return misdirected('The request target names another host than the Host header.');
  if (authority === undefined && !target.startsWith('/') && target !== '*')
    return misdirected('The request target is not a path.');
  const room = roomOf(host);
  return room === 'all' || (encrypted && room !== undefined)
    ? undefined
    : misdirected('The request is for another host.');
}

/** What a request addresses, by its host; undefined when that is somebody else. */
export function addressedRoom({ rawHeaders }: Pick<Addressed, 'rawHeaders'>): Room | undefined {
  const host = hostOf(headerValues(rawHeaders, 'host')[0]);
  return host === undefined ? undefined : roomOf(host);
}

/** A request target without scheme and host. */
export function originForm(target: string): string {
  const [absolute = ''] = ABSOLUTE.exec(target) ?? [];
  const rest = target.slice(absolute.length);
  return absolute === '' || rest.startsWith('/') ? rest : `/${rest}`;
}

/** In lower case and without the port. */
function hostOf(value: string | undefined): string | undefined {
  return HOST.exec(value ?? '')?.[1]?.toLowerCase();
}

function headerValues(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]!.toLowerCase() === name);
}

function misdirected(what: string): Answer {
  const answered = 'The emulator answers requests to localhost, 127.0.0.0/8 and [::1], with any port.';
  const clouds = [...hostNames('login'), ...hostNames('api'), ...managerHosts].join(', ');
  return messageRefusal(
    421,
    'MisdirectedRequest',
    `${what} ${answered} Over TLS it also answers requests to the hosts of the clouds: ${clouds}, and their clusters.`,
  );
}

import { hostNames, isLoopbackHost, knownHost } from '../../catalogue/entra/hosts.ts';
import { instanceHosts, isInstance } from '../entra/instances.ts';
import { managerHosts } from '../entra/resources.ts';

/** What of the emulator answers under a name: Entra, Azure Resource Manager, or the APIs of Power BI and Fabric; on this machine all of it. */
export type Room = 'login' | 'manager' | 'api' | 'all';

/**
 * What answers a host.
 * @param host in lower case and without a port
 * @returns undefined for a host that is somebody else's
 */
export function roomOf(host: string): Room | undefined {
  if (isLoopbackHost(host)) return 'all';
  if (isInstance(host)) return 'login';
  if (managerHosts.includes(host)) return 'manager';
  const known = knownHost(host);
  return known === undefined ? undefined : known.kind === 'login' ? 'login' : 'api';
}

/** Every fixed name that the emulator answers under over TLS, in every cloud; clusters and workspaces have names without number. */
export const answeredHosts: readonly string[] = [
  ...new Set([...hostNames('login'), ...instanceHosts, ...hostNames('api'), ...managerHosts]),
];

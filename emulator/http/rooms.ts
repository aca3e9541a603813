import { hostNames, isLoopbackHost, knownHost } from '../../catalogue/entra/hosts.ts';
import { instanceHosts, isInstance } from '../entra/instances.ts';
import { managerHosts } from '../entra/resources.ts';

/**
 * What of the emulator answers under a name: Entra, Azure Resource Manager, or the APIs of Power BI and Fabric, both under the name of either;
 * on this machine all of it.
 */
export type Room = 'login' | 'manager' | 'power-bi' | 'fabric' | 'all';

/**
 * What answers a host.
 * @param host in lower case and without a port
 * @returns undefined for a host that is somebody else's
 */
export function roomOf(host: string): Room | undefined {
  if (isLoopbackHost(host)) return 'all';
  if (isInstance(host)) return 'login';
  if (managerHosts.includes(host)) return 'manager';
  switch (knownHost(host)?.kind) {
    case undefined:
      return undefined;
    case 'login':
      return 'login';
    case 'fabric':
    case 'workspace':
      return 'fabric';
    default:
      return 'power-bi';
  }
}

/** Every fixed name that the emulator answers under over TLS, in every cloud; clusters and workspaces have names without number. */
export const answeredHosts: readonly string[] = [
  ...new Set([...hostNames('login'), ...instanceHosts, ...hostNames('api'), ...managerHosts]),
];

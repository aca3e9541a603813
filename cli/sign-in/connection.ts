import { resolve } from 'node:path';
import { hostsInText } from '../../diagnosis/settings/base-address.ts';
import type { ProxyOf } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { problemOfHosts } from '../input/trust-host.ts';
import { proxyOf } from './proxy.ts';
import type { Terminal } from '../output/terminal.ts';

/** Flags on how and where a command connects. */
export interface ConnectionFlags {
  /** PEM file with further certificate authorities. */
  readonly ca?: string | undefined;
  /** Hosts that may get secrets and tokens besides those of the cloud. */
  readonly trustHost?: readonly string[] | undefined;
}

/** How a command connects. */
export interface Connection {
  readonly ca: string | undefined;
  readonly proxyOf: ProxyOf;
  readonly trustedHosts: readonly string[];
}

/**
 * How to connect: through which proxy, with which certificate authorities, to which hosts besides those of the cloud.
 * @throws CliError E_PROXY_INVALID, E_USAGE
 */
export function connectionOf({ ca, trustHost = [] }: ConnectionFlags, terminal: Terminal): Connection {
  const problem = problemOfHosts(trustHost);
  if (problem !== undefined) throw new CliError('E_USAGE', problem);
  const trustedHosts = trustHost.flatMap(hostsInText);
  return { proxyOf: proxyOf(terminal), trustedHosts, ca: ca === undefined ? undefined : resolve(terminal.cwd, ca) };
}

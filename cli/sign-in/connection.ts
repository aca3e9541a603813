import { resolve } from 'node:path';
import type { Argv } from 'yargs';
import { hostsInText, isHostName } from '../../diagnosis/settings/base-address.ts';
import type { ProxyOf } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
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

/** Declares `--trust-host`. */
export function addTrustOption(yargs: Argv, group?: string): Argv {
  return yargs.option('trust-host', {
    ...(group === undefined ? {} : { group }),
    type: 'string',
    array: true,
    requiresArg: true,
    describe: 'Also send secrets and tokens to this host, such as an API gateway in front of Power BI',
  });
}

/**
 * How to connect: through which proxy, with which certificate authorities, to which hosts besides those of the cloud.
 * @throws CliError E_PROXY_INVALID, E_USAGE
 */
export function connectionOf({ ca, trustHost = [] }: ConnectionFlags, terminal: Terminal): Connection {
  const trustedHosts = trustHost.flatMap(hostsInText);
  const wrong = trustedHosts.find((host) => !isHostName(host));
  if (wrong !== undefined || trustedHosts.length < trustHost.length)
    throw new CliError(
      'E_USAGE',
      '--trust-host takes the name of a host, such as gateway.contoso.com or gateway.contoso.com:8443',
    );
  return { proxyOf: proxyOf(terminal), trustedHosts, ca: ca === undefined ? undefined : resolve(terminal.cwd, ca) };
}

import { getProxyForUrl } from 'proxy-from-env';
import { isLoopbackHost } from '../../catalogue/entra/hosts.ts';
import type { ProxyOf } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'] as const;
const SCHEMES = /^(?:https?|socks(?:4a?|5h?)?):$/;

/**
 * The proxy for each address, by HTTPS_PROXY, ALL_PROXY and NO_PROXY. An address of this machine takes none: a proxy elsewhere would reach
 * its own loopback.
 * @throws CliError E_PROXY_INVALID when one of them cannot be right
 */
export function proxyOf({ env }: Pick<Terminal, 'env'>): ProxyOf {
  for (const name of VARIABLES) {
    const value = env[name]?.trim() ?? '';
    // Often written as host:port. Other programs that we start are to understand it as well.
    const whole = value === '' || value.includes('://') ? value : `http://${value}`;
    if (value !== '' && env[name] !== whole) env[name] = whole;
    if (
      whole !== '' &&
      !(URL.canParse(whole) && SCHEMES.test(new URL(whole).protocol) && new URL(whole).hostname !== '')
    )
      throw new CliError('E_PROXY_INVALID', name);
  }
  return (url) => (isLoopbackHost(new URL(url).hostname) ? '' : getProxyForUrl(url));
}

/**
 * Keeps Microsoft's sign-in library off a proxy where it signs in to this machine: it reads NO_PROXY from the process environment, so it is
 * changed there.
 */
export function keepLoopbackOffProxy(addresses: readonly string[], terminal: Terminal): void {
  const { env } = terminal;
  const hosts = addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address).hostname);
  const loopback = new Set(hosts.filter(isLoopbackHost));
  const present = env['NO_PROXY'] || env['no_proxy'] || '';
  if (loopback.size === 0 || present === '*') return;
  env['NO_PROXY'] = [...new Set([...present.split(',').filter((host) => host !== ''), ...loopback])].join(',');
}

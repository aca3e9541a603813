import { isLoopback } from '../runner/index.ts';
import type { Terminal } from './terminal.ts';

/** Whether the process environment names a proxy. Some addresses may be kept off it; then nothing is lost but a redirect. */
export function isProxied({ env }: Pick<Terminal, 'env'>): boolean {
  return ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'].some((name) => Boolean(env[name]));
}

/**
 * Keeps requests to this machine away from a proxy: HTTP_PROXY is meant for the network, and a proxy elsewhere would reach
 * another machine's loopback. Newman reads NO_PROXY from the process environment, so it is changed there.
 */
export function keepLoopbackOffProxy(addresses: readonly string[], terminal: Terminal): void {
  const { env } = terminal;
  const hosts = addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address));
  const loopback = new Set(hosts.filter(isLoopback).map((url) => url.hostname));
  const present = env['NO_PROXY'] || env['no_proxy'] || '';
  if (loopback.size === 0 || present === '*') return;
  env['NO_PROXY'] = [...new Set([...present.split(',').filter((host) => host !== ''), ...loopback])].join(',');
}

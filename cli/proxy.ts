import { isLoopback } from '../runner/index.ts';
import type { Terminal } from './terminal.ts';

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

import { isLoopbackHost, knownHost } from '../catalogue/entra/hosts.ts';
import { shownHost } from './settings/base-address.ts';
import type { View } from './view.ts';

/** Where an answer sends a request. */
export interface Target {
  /** Host, with a port where it has one; for people. */
  readonly name: string;
  /** Both hosts are of one cloud, or they are the same one. */
  readonly isSameCloud: boolean;
  readonly isSameHost: boolean;
  readonly isUnencrypted: boolean;
}

/** The address in `Location`, as a browser would read it; null where the answer is not a redirect, or does not say to where. */
export function targetOf({ status, answer, evidence: { url }, host }: View): Target | null {
  const location = answer.header('location').trim();
  if (status < 300 || status > 308 || status === 304 || location === '') return null;
  // Without a scheme it has the request's, and without a host the request's as well.
  const scheme = /^[a-z]+:/i.exec(url)?.[0] ?? 'https:';
  const address = /^[\\/]{2}/.test(location) ? `${scheme}${location}` : location;
  const named = shownName(address);
  const own = shownName(url);
  const name = named || own;
  return {
    name,
    isSameHost: name === own,
    isSameCloud: name === own || shareCloud(host, name),
    isUnencrypted: /^http:/i.test(named === '' ? scheme : address) && !isLoopbackHost(name.replace(/:\d+$/, '')),
  };
}

/**
 * Whether Power BI sends a call to another host of its cloud, such as the cluster that has the workspace. A server on this machine stands
 * for any cloud.
 */
export function namesCluster({ service, status, host }: View, { isSameHost, isUnencrypted, name }: Target): boolean {
  if (service !== 'powerbi' || status !== 307 || isSameHost || isUnencrypted) return false;
  return shareCloud(isLoopbackHost(host) ? name : host, name);
}

/** In lower case, and without the port that every client adds by itself. */
function shownName(address: string): string {
  return shownHost(address).toLowerCase().replace(/:443$/, '');
}

/** A known host on another port is not known. */
function shareCloud(one: string, other: string): boolean {
  const [here, there] = [knownHost(one), knownHost(other)];
  if (here === undefined || there === undefined || there.kind === 'login') return false;
  return here.clouds.some((cloud) => there.clouds.includes(cloud));
}

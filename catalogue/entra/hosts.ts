import { clouds, type Cloud } from './clouds.ts';

/**
 * What a host of Microsoft's is for. `cluster` is where imports, exports and continuations are redirected to, `workspace` is a
 * workspace's private-link host.
 */
export type HostKind = 'login' | 'api' | 'fabric' | 'cluster' | 'workspace';

/** A host that belongs to Power BI, and the clouds that use it: Commercial and GCC sign in at the same one. */
export interface KnownHost {
  readonly kind: HostKind;
  readonly clouds: readonly Cloud[];
}

/** Clusters answer under names such as `wabi-north-europe-d-primary-redirect`, one label in front of the host of the cloud's resource. */
const CLUSTER = /^wabi-[a-z0-9-]+$/;
/** The workspace's id without dashes, a zone, and the Fabric host: reported for Commercial, documented for no other cloud. */
const WORKSPACE = /^[0-9a-f]{32}\.z[0-9a-f]{2}\.w\.(.+)$/;

/**
 * The one list of hosts that a secret or a token may go to.
 * @param host in lower case, without a port
 * @returns undefined for every host that is not one of Power BI's
 */
export function knownHost(host: string): KnownHost | undefined {
  return (
    known('login', host, ({ logins }) => logins) ??
    known('api', host, ({ api }) => [api]) ??
    known('fabric', host, fabricHosts) ??
    knownCluster(host) ??
    knownWorkspace(host)
  );
}

/** Hosts with a fixed name, for a message that proposes the nearest. */
export function hostNames(kind: 'login' | 'api'): string[] {
  return [
    ...new Set(clouds.flatMap((cloud) => (kind === 'login' ? cloud.logins : [cloud.api, ...fabricHosts(cloud)]))),
  ];
}

/** The host with a fixed name that a wrong one most likely means: the one that begins most like it. */
export function nearestHost(kind: 'login' | 'api', host: string): string {
  const alike = (name: string): number => [...name].findIndex((letter, index) => host[index] !== letter);
  const ranked = hostNames(kind).map((name) => ({ name, letters: alike(name) < 0 ? name.length : alike(name) }));
  return ranked.reduce((best, each) => (each.letters > best.letters ? each : best)).name;
}

/**
 * Azure Storage, of each cloud: the service has large files uploaded there, with an address that needs no token.
 * @see https://learn.microsoft.com/azure/storage/common/storage-account-overview and the endpoints of national clouds (documented)
 */
const STORAGE =
  /^[a-z0-9]{3,24}\.(?:z\d{1,2}\.)?blob\.(?:core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|storage\.azure\.net)$/;

/** @param host in lower case, without a port */
export function isStorageHost(host: string): boolean {
  return STORAGE.test(host);
}

/** Whether a host is this machine. */
export function isLoopbackHost(host: string): boolean {
  return (
    host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(host)
  );
}

function known(kind: HostKind, host: string, hostsOf: (cloud: Cloud) => readonly string[]): KnownHost | undefined {
  const found = clouds.filter((cloud) => hostsOf(cloud).includes(host));
  return found.length === 0 ? undefined : { kind, clouds: found };
}

function knownCluster(host: string): KnownHost | undefined {
  const dot = host.indexOf('.');
  return CLUSTER.test(host.slice(0, dot))
    ? known('cluster', host.slice(dot + 1), ({ resource }) => [hostOfUrl(resource)])
    : undefined;
}

function knownWorkspace(host: string): KnownHost | undefined {
  const fabric = WORKSPACE.exec(host)?.[1];
  return fabric === undefined ? undefined : known('workspace', fabric, fabricHosts);
}

function fabricHosts({ fabricUrl }: Cloud): string[] {
  return fabricUrl === '' ? [] : [hostOfUrl(fabricUrl)];
}

function hostOfUrl(url: string): string {
  return url.split('/')[2] ?? '';
}

import { clouds, type Cloud } from '../catalogue/entra/clouds.ts';

export type { Cloud } from '../catalogue/entra/clouds.ts';

/** The cloud that a resource belongs to; undefined when Power BI has no such resource in any. */
export function cloudOfResource(resource: string): Cloud | undefined {
  return clouds.find((cloud) => cloud.resource === resource.toLowerCase());
}

/** The cloud of an API host; undefined for the emulator, a proxy, or a host of a cluster. */
export function cloudOfApi(host: string): Cloud | undefined {
  return clouds.find((cloud) => cloud.api === host.toLowerCase());
}

/**
 * The scope to ask for: that of the API's cloud, else of the one in the settings when it is right, else of the cloud that is signed in to.
 * @param host of the API or of the login that was called
 */
export function rightScope(
  host: string,
  { apiUrl = '', scope = '' }: { readonly apiUrl?: string; readonly scope?: string },
): string {
  const signedIn = clouds.find(({ logins }) => logins.includes(host));
  const cloud =
    cloudOfApi(host) ?? cloudOfApi(hostOf(apiUrl)) ?? cloudOfResource(resourceOf(scope)) ?? signedIn ?? clouds[0];
  return `${cloud?.resource ?? ''}/.default`;
}

/** The resource of a scope: `…/.default` without its end. A slash too many stays, because it makes another resource. */
export function resourceOf(scope: string): string {
  return scope.trim().replace(/\/\.default$/, '');
}

/** Host of an address, in lower case and without the port; empty when there is none. */
export function hostOf(url: string): string {
  return (/^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '').replace(/:\d+$/, '').toLowerCase();
}

/** One of Microsoft's clouds, as Power BI stands in it. */
export interface Cloud {
  readonly name: string;
  /** Hosts that sign in to it; the first is the one to use. */
  readonly logins: readonly string[];
  /** What the token is for. The scope is this and `/.default`. */
  readonly resource: string;
  readonly api: string;
}

const PUBLIC_LOGIN = ['login.microsoftonline.com', 'login.windows.net'];
const US_LOGIN = ['login.microsoftonline.us'];

/** Source: the page of national clouds. GCC signs in at the commercial host: that is no mistake. */
const clouds: readonly Cloud[] = [
  { name: 'commercial', logins: PUBLIC_LOGIN, resource: 'https://analysis.windows.net/powerbi/api', api: 'api.powerbi.com' },
  { name: 'GCC', logins: PUBLIC_LOGIN, resource: 'https://analysis.usgovcloudapi.net/powerbi/api', api: 'api.powerbigov.us' },
  { name: 'GCC High', logins: US_LOGIN, resource: 'https://high.analysis.usgovcloudapi.net/powerbi/api', api: 'api.high.powerbigov.us' },
  { name: 'DoD', logins: US_LOGIN, resource: 'https://mil.analysis.usgovcloudapi.net/powerbi/api', api: 'api.mil.powerbigov.us' },
  { name: 'China', logins: ['login.chinacloudapi.cn', 'login.partner.microsoftonline.cn'], resource: 'https://analysis.chinacloudapi.cn/powerbi/api', api: 'api.powerbi.cn' },
];

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
export function rightScope(host: string, { apiUrl = '', scope = '' }: { readonly apiUrl?: string; readonly scope?: string }): string {
  const signedIn = clouds.find(({ logins }) => logins.includes(host));
  const cloud = cloudOfApi(host) ?? cloudOfApi(hostOf(apiUrl)) ?? cloudOfResource(resourceOf(scope)) ?? signedIn ?? clouds[0];
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

import { isLoopbackHost } from '../../catalogue/entra/hosts.ts';
import type { Answer } from '../call.ts';
import { errorAnswer } from './error-answer.ts';

/** Login hosts that are one and the same Entra, as libraries keep them apart. */
interface Instance {
  readonly preferred_network: string;
  readonly preferred_cache: string;
  readonly aliases: readonly string[];
}

/** Of every cloud, whichever is asked: recorded again and again in the tests of Azure's SDK, from 2021 to 2023. */
const INSTANCES: readonly Instance[] = [
  instance(
    ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
    'login.windows.net',
  ),
  instance(['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn']),
  instance(['login.microsoftonline.de']),
  instance(['login.microsoftonline.us', 'login.usgovcloudapi.net']),
  instance(['login-us.microsoftonline.com']),
];

function instance(aliases: readonly [string, ...string[]], cache: string = aliases[0]): Instance {
  return { preferred_network: aliases[0], preferred_cache: cache, aliases };
}

/** Entra's hosts under every name that libraries know. */
export const instanceHosts: readonly string[] = INSTANCES.flatMap(({ aliases }) => aliases);

/** Whether a host, in lower case and without a port, is one of Entra's under any of its names. */
export function isInstance(host: string): boolean {
  return instanceHosts.includes(host);
}

/**
 * Tells a library which login hosts are one: MSAL asks before it looks into its cache. This machine counts as an instance, for
 * the emulator is reached there.
 * @param authorizationEndpoint the address that the library would sign somebody in at
 * @param loginUrl of the tenant's cloud
 * @returns 400 with AADSTS50049 when the host of that address is nobody's; inferred for an address that cannot be read
 */
export function instanceAnswer(authorizationEndpoint: string, loginUrl: string): Answer {
  const asked = URL.canParse(authorizationEndpoint) ? new URL(authorizationEndpoint) : undefined;
  if (asked === undefined || !(isInstance(asked.hostname) || isLoopbackHost(asked.hostname)))
    return errorAnswer({ code: 50049, subject: '' }, new Date(), loginUrl);
  const tenant = asked.pathname.split('/')[1] || 'common';
  const version = /\/v2\.0\//i.test(asked.pathname) ? '/v2.0' : '';
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${asked.origin}/${tenant}${version}/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: INSTANCES,
    },
  };
}

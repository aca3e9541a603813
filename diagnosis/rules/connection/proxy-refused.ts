import { hostOf } from '../../clouds.ts';
import type { ProxyFailure } from '../../evidence.ts';
import type { Settings } from '../../settings/settings.ts';
import * as pages from '../../pages.ts';
import { proxyName } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';

type Refusal = Extract<ProxyFailure, { kind: 'proxy refused' }>;

/** The proxy was asked for a tunnel and answered with a refusal. Nothing reached the service, so nothing else can be the cause. */
export const proxyRefused: Rule = {
  code: 'PROXY_REFUSED',
  title: 'The proxy refused the host',
  stage: 'reason',
  alone: true,
  certainty: 'documented',
  docs: pages.clouds,
  source: 'the meaning of CONNECT and of 407 in RFC 9110; what 403 and 5xx mean there is inferred',
  evidence: 'the proxy answered CONNECT with another status than 200',
  example: {
    path: '/v1.0/myorg/groups',
    status: 0,
    failure: { kind: 'proxy refused', proxy: 'proxy.contoso.example:8080', host: 'api.powerbi.com', status: 407 },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    status: 0,
    failure: { kind: 'proxy unreachable', proxy: 'proxy.contoso.example:8080', host: 'api.powerbi.com' },
  },
  explain({ evidence: { failure, settings } }) {
    if (failure?.kind !== 'proxy refused') return null;
    const { status } = failure;
    return {
      why: `The proxy ${proxyName(failure)} refused ${failure.host.slice(0, 90)}${status === 0 ? '' : ` with ${status}`}. Nothing reached that host.`,
      fix: [
        ...steps(failure, settings),
        `If ${failure.host.slice(0, 90)} can be reached without the proxy, add it to NO_PROXY.`,
      ],
      ...(status === 407 ? {} : { certainty: 'inferred' }),
    };
  },
};

function steps(failure: Refusal, settings: Partial<Settings>): string[] {
  const { host, status } = failure;
  if (status === 407) {
    return [
      `The proxy asks for a sign-in: set HTTPS_PROXY to http://USER:PASSWORD@${proxyName(failure)} in the process environment, never in a file that is shared.`,
      'Percent-encode special characters in USER and PASSWORD, such as %40 for @.',
      'If the proxy accepts only NTLM or Kerberos, run a local proxy that signs in to it, and set HTTPS_PROXY to that one.',
    ];
  }
  if (status >= 500) {
    return [
      `The proxy could not reach ${host.slice(0, 90)}: check the spelling, and ask its administrator whether it resolves the name and may connect to it.`,
      'It may be an outage: run it again in a few minutes.',
    ];
  }
  return [
    `The proxy does not allow the host. Ask its administrator to allow exactly ${hostsNeeded(host, settings).join(' and ')}, port 443.`,
  ];
}

/** What the cloud needs: its sign-in and its API, and the host that was refused. */
function hostsNeeded(host: string, { loginUrl = '', apiUrl = '' }: Partial<Settings>): string[] {
  return [...new Set([hostOf(loginUrl), hostOf(apiUrl), host.replace(/:\d+$/, '').toLowerCase()])]
    .filter((one) => one !== '')
    .map((one) => one.slice(0, 90));
}

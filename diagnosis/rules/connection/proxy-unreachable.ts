import * as pages from '../../pages.ts';
import { proxyName } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';

/** There is no connection to the proxy, or what answers there is not one. */
export const proxyUnreachable: Rule = {
  code: 'PROXY_UNREACHABLE',
  title: 'The proxy cannot be reached',
  stage: 'reason',
  alone: true,
  certainty: 'inferred',
  docs: pages.clouds,
  source: 'what a client meets before it has a tunnel',
  evidence: "no connection to the proxy, or an answer to CONNECT that is not a proxy's",
  example: {
    path: '/v1.0/myorg/groups',
    status: 0,
    failure: { kind: 'proxy unreachable', proxy: 'proxy.contoso.example:8080', host: 'api.powerbi.com' },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    status: 0,
    failure: { kind: 'proxy refused', proxy: 'proxy.contoso.example:8080', host: 'api.powerbi.com', status: 503 },
  },
  explain({ evidence: { failure } }) {
    if (failure?.kind !== 'proxy unreachable') return null;
    const host = failure.host.slice(0, 90);
    return {
      why: `No proxy answered at ${proxyName(failure)}. Nothing was sent to ${host}.`,
      fix: [
        `Check HTTPS_PROXY (or HTTP_PROXY, ALL_PROXY): scheme, host and port of the proxy, such as http://${proxyName(failure)}.`,
        'If this machine needs no proxy, remove the variable.',
        `If only ${host} can be reached without the proxy, add it to NO_PROXY.`,
      ],
    };
  },
};

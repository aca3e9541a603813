import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { ANY } from './text.ts';

/** Filters by a name that stands in their pages. Only the first was seen with Power BI's hosts. */
const FILTERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/mailcontrol\.com|forcepoint|websense/i, 'Forcepoint'],
  [/zscaler|zscloud/i, 'Zscaler'],
  [/netskope|goskope/i, 'Netskope'],
  [/fortiguard|fortigate/i, 'FortiGuard'],
  [/palo ?alto networks/i, 'Palo Alto Networks'],
  [/block\.opendns\.com|cisco umbrella/i, 'Cisco Umbrella'],
  [/blue ?coat/i, 'Blue Coat'],
];
const OUTSIDE = { RequestId: '' };
const page = (title: string, inside: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${inside}</body></html>`;

/** What answers in front of the service, by its own words. */
export const frontRows: readonly Row[] = [
  {
    code: 'GATEWAY_UPSTREAM',
    title: 'A gateway in front did not reach the service',
    certainty: 'reported',
    docs: pages.troubleshoot,
    source: 'two reports; the cause there was IPv6 without a route',
    when: {
      service: ANY,
      status: [0, 502, 503, 504],
      words: /upstream connect error or disconnect\/reset before headers|no healthy upstream|upstream request timeout/i,
    },
    why: (view) =>
      `These are the words of Envoy, a gateway or service mesh of your own network${reason(view)}. The request did not reach the service.`,
    fix: [
      'Have the administrator of the gateway (Envoy, Istio) check its route to the host: name resolution, TLS, port 443.',
      'If the host resolves to IPv6 and there is no route for it, set dns_lookup_family: V4_ONLY in its cluster.',
      'To find out which, send the same request from a machine without that gateway.',
    ],
    example: {
      path: '/v1.0/myorg/groups',
      status: 503,
      headers: { ...OUTSIDE, 'content-type': 'text/plain', server: 'envoy' },
      body: 'upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: delayed connect error: 101',
    },
    nearMiss: {
      path: '/v1.0/myorg/groups',
      status: 503,
      body: { error: { code: 'InternalError', message: 'The service is not available.' } },
    },
  },
  {
    code: 'GATEWAY_WAF',
    title: 'A web application firewall refused the request',
    certainty: 'reported',
    docs: pages.troubleshoot,
    source: 'one report: the firewall refused the User-Agent of scripts',
    when: {
      service: ANY,
      status: [0, 403],
      also: (view) =>
        !/<title>\s*50\d/i.test(view.evidence.body.slice(0, 4000)) &&
        /Microsoft-Azure-Application-Gateway/i.test(
          `${view.answer.header('server')} ${view.evidence.body.slice(0, 4000)}`,
        ),
    },
    evidence:
      '403 with Microsoft-Azure-Application-Gateway in the header server or on the page, not where the page is titled 50x',
    why: 'The page is signed by Azure Application Gateway: its firewall (WAF) is in front of the host. Power BI never saw the request.',
    fix: [
      'Check the address: api.powerbi.com, api.fabric.microsoft.com and the login hosts have no such gateway, so it belongs to somebody else.',
      'If it is your own gateway: its WAF rules refuse scripted clients, often by User-Agent. Send an ordinary User-Agent, or have the rule excluded for this path.',
    ],
    example: {
      path: 'https://gateway.contoso.example/v1.0/myorg/groups',
      headers: { ...OUTSIDE, server: 'Microsoft-Azure-Application-Gateway/v2' },
      body: page(
        '403 Forbidden',
        '<center><h1>403 Forbidden</h1></center><hr><center>Microsoft-Azure-Application-Gateway/v2</center>',
      ),
    },
    nearMiss: {
      path: 'https://gateway.contoso.example/v1.0/myorg/groups',
      headers: OUTSIDE,
      body: page('403 Forbidden', '<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>'),
    },
  },
  {
    code: 'WEB_FILTER',
    title: 'A web filter of the network blocked the host',
    certainty: 'reported',
    docs: pages.clouds,
    source: 'one report of a Forcepoint page at the login host; the names of other filters are inferred',
    when: {
      service: ANY,
      status: [0, 200, 403, 407, 503],
      also: (view) => view.answer.html && !view.answer.requestId && filterOf(view) !== '',
    },
    evidence:
      "a web page without the service's request id that names a filter: Forcepoint (mailcontrol.com), Zscaler, Netskope, FortiGuard, Palo Alto Networks, Cisco Umbrella, Blue Coat",
    why: (view) =>
      `The answer${view.host ? ` for ${view.host.slice(0, 90)}` : ''} is a page of ${filterOf(view)}, not of the service: the request was stopped on its way.`,
    fix: (view) => [
      `Have the filter's administrator allow ${[...new Set([view.host.slice(0, 90), 'login.microsoftonline.com', 'api.powerbi.com', 'api.fabric.microsoft.com'])].filter(Boolean).join(', ')}, port 443.`,
      'If it asks for a sign-in, pass its page in a browser first, or give the client the proxy with a sign-in (HTTPS_PROXY).',
      'To be sure, send the same request from another network.',
    ],
    example: {
      path: 'https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/oauth2/v2.0/token',
      method: 'POST',
      headers: OUTSIDE,
      claims: null,
      body: '<html><head><base href="http://www.mailcontrol.com/"><title>Access to this site is blocked</title></head><body>Blocked</body></html>',
    },
    nearMiss: { path: '/v1.0/myorg/groups', headers: OUTSIDE, body: page('Access denied', 'Blocked by policy') },
  },
];

function filterOf({ evidence }: View): string {
  const text = evidence.body.slice(0, 4000);
  return FILTERS.find(([pattern]) => pattern.test(text))?.[1] ?? '';
}

function reason({ answer, evidence }: View): string {
  const found = /reset reason: ([\w -]{3,60})/i.exec(answer.message || evidence.body.slice(0, 4000))?.[1];
  return found === undefined ? '' : ` (${found.trim()})`;
}

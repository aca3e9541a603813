import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import { IMDS } from '../azure/identity.ts';
import type { Row } from '../row.ts';
import { ANY, clientText, evidenceOf, hostIn, writtenByClient } from './text.ts';

const PROXY_SIGN_IN =
  /407 Proxy Authentication Required|\(407\)|proxy authentication required|tunnel connection failed: 407|tunneling socket could not be established, statusCode=407/i;
const NAME_UNKNOWN =
  /ENOTFOUND|EAI_AGAIN|getaddrinfo|no such host|name or service not known|nodename nor servname|could not resolve host|name resolution|NameResolutionError|remote name could not be resolved|UnknownHostException/i;
const REFUSED = /ECONNREFUSED|connection refused|actively refused/i;
const NO_ROUTE =
  /ETIMEDOUT|ESOCKETTIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectTimeout|connection timed out|connect timed out|network is unreachable|no route to host|host is unreachable|did not properly respond after a period of time|operation has timed out|unable to connect to the remote server/i;
const BROKEN =
  /ECONNRESET|socket hang up|connection (?:was )?reset|RemoteDisconnected|connection aborted|EPIPE|premature close|response ended prematurely/i;
/** IMDS that does not answer, in the words of the SDKs. */
const NO_IMDS =
  /no response (?:received )?from the (?:IMDS|managed identity) endpoint|IMDS\w* probe failed|managed identity sources are unavailable|IMDS endpoint is not available|no managed identity endpoint found/i;

/** Connections that were not made, or broke. */
export const connectionRows: readonly Row[] = [
  {
    code: 'PROXY_REFUSED',
    title: 'The proxy refused the host',
    certainty: 'documented',
    docs: pages.clouds,
    source: 'the meaning of 407 in RFC 9110',
    when: { ...writtenByClient(PROXY_SIGN_IN), status: [0, 407] },
    evidence: `${evidenceOf(PROXY_SIGN_IN)}; or that text with the status 407`,
    why: 'The client says 407: a proxy on the way wants a sign-in, and nothing reached the service.',
    fix: [
      'Give the client the proxy with its sign-in: HTTPS_PROXY=http://USER:PASSWORD@PROXY:PORT in the environment, or Postman, Settings, Proxy.',
      'In Windows PowerShell: add -ProxyUseDefaultCredentials and -Proxy. In .NET: set DefaultProxyCredentials.',
      'If the proxy accepts only NTLM or Kerberos, run a local proxy that signs in to it. If the hosts can be reached directly, add them to NO_PROXY.',
    ],
    example: clientText(
      "requests.exceptions.ProxyError: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded (Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication Required')))",
    ),
    nearMiss: clientText('Error: connect ECONNREFUSED 127.0.0.1:8080'),
  },
  {
    code: 'AZURE_IMDS_UNREACHABLE',
    title: 'No managed identity can be reached from here',
    certainty: 'documented',
    docs: pages.managedIdentity,
    source: 'the troubleshooting guides of the Azure SDKs',
    when: { service: ANY, status: [0, 407, 502, 504], also: isImdsUnreachable },
    evidence: "no answer, a web page, 407, 502 or 504 from 169.254.169.254; or a library's words for it",
    why: (view) =>
      view.status === 0
        ? '169.254.169.254 did not answer: the machine is not in Azure, cannot reach it, or asks a proxy instead.'
        : `${view.status} for 169.254.169.254 is a proxy's answer: the identity endpoint is reached directly or not at all.`,
    fix: [
      'Outside Azure there is no managed identity: sign in as a service principal with a secret or certificate, or with a federated credential.',
      'On Azure, add 169.254.169.254 to NO_PROXY: Azure does not support a proxy for this address.',
      'In App Service, Functions and Container Apps the address is in the variable IDENTITY_ENDPOINT; in a container, make sure that it is passed in.',
    ],
    example: { path: IMDS, status: 0, claims: null },
    nearMiss: {
      path: IMDS,
      status: 400,
      headers: { server: 'IMDS/150.870.65.476' },
      claims: null,
      body: { error: 'invalid_request', error_description: 'Identity not found' },
    },
  },
  {
    code: 'HOST_NAME_UNKNOWN',
    title: 'The name of the host cannot be resolved',
    certainty: 'inferred',
    docs: pages.clouds,
    source: "the meaning of the words in the clients' libraries",
    when: writtenByClient(NAME_UNKNOWN),
    evidence: evidenceOf(NAME_UNKNOWN),
    why: (view) =>
      /\{\{|%7B%7B/i.test(`${view.evidence.url} ${view.evidence.body.slice(0, 4000)}`)
        ? 'The host is a {{variable}} that nobody filled in.'
        : `No DNS server that this machine asks knows ${hostIn(view) || 'the host'}.`,
    fix: (view) => [
      ...(/^analysis\.windows\.net$/i.test(hostIn(view))
        ? [
            'https://analysis.windows.net/powerbi/api is the name of the resource in a token request, not an address: send calls to https://api.powerbi.com/v1.0/myorg.',
          ]
        : []),
      /\{\{|%7B%7B/i.test(`${view.evidence.url} ${view.evidence.body.slice(0, 4000)}`)
        ? 'Choose the environment of your cloud: it fills in loginUrl and apiUrl.'
        : 'Compare the name letter by letter: login.microsoftonline.com (not …onlines), api.powerbi.com, api.fabric.microsoft.com; other clouds have their own.',
      "Open the host in a browser on the same machine, or run nslookup: if that also fails, it is the network's DNS.",
      'Where only a proxy resolves names, set HTTPS_PROXY. With private links, the private DNS zone must be linked to this network.',
    ],
    example: clientText('Error: getaddrinfo ENOTFOUND api.powerbi.co'),
    nearMiss: clientText('Error: connect ECONNREFUSED 127.0.0.1:4280'),
  },
  {
    code: 'CONNECTION_REFUSED',
    title: 'Nothing listens at this address',
    certainty: 'inferred',
    docs: pages.clouds,
    source: "the meaning of the words in the clients' libraries",
    when: writtenByClient(REFUSED),
    evidence: evidenceOf(REFUSED),
    why: (view) =>
      `${hostIn(view) || 'The address'} refused the connection${isLocal(view) ? ': that is this machine, so a local proxy or the emulator is not running' : ': a wrong port, or a firewall that refuses'}.`,
    fix: (view) =>
      isLocal(view)
        ? [
            'If it is the emulator: start it, and compare the port with loginUrl and apiUrl.',
            "If it is a proxy: start it, or remove HTTPS_PROXY, HTTP_PROXY and Postman's proxy setting.",
          ]
        : [
            'Compare host and port with the table of clouds: the port is 443, and the address begins with https.',
            'If it is the address of a proxy, check HTTPS_PROXY and whether it runs.',
            "Ask the firewall's administrator to allow login.microsoftonline.com, api.powerbi.com and api.fabric.microsoft.com, port 443.",
          ],
    example: clientText('Error: connect ECONNREFUSED 127.0.0.1:4280'),
    nearMiss: clientText('Error: getaddrinfo ENOTFOUND api.powerbi.co'),
  },
  {
    code: 'CONNECTION_TIMED_OUT',
    title: 'The host did not answer in time',
    certainty: 'inferred',
    docs: pages.clouds,
    source: "the meaning of the words in the clients' libraries",
    when: writtenByClient(NO_ROUTE),
    evidence: evidenceOf(NO_ROUTE),
    why: (view) =>
      `No connection to ${hostIn(view) || 'the host'} was made: a firewall drops it, or the client does not use the proxy that it needs.`,
    fix: [
      'Behind a company proxy: set HTTPS_PROXY, or Postman, Settings, Proxy.',
      "Ask the firewall's administrator to allow login.microsoftonline.com, api.powerbi.com and api.fabric.microsoft.com, port 443.",
      'If it happens only now and then, or with IPv6 addresses, send it again, and prefer IPv4.',
    ],
    example: clientText('Error: connect ETIMEDOUT 20.42.131.1:443', 'https://api.powerbi.com/v1.0/myorg/groups'),
    nearMiss: clientText('Error: read ECONNRESET', 'https://api.powerbi.com/v1.0/myorg/groups'),
  },
  {
    code: 'CONNECTION_BROKEN',
    title: 'The connection broke off before there was an answer',
    certainty: 'inferred',
    docs: pages.troubleshoot,
    source: "the meaning of the words in the clients' libraries",
    when: writtenByClient(BROKEN),
    evidence: evidenceOf(BROKEN),
    why: (view) =>
      `${hostIn(view) || 'The host'}, or something on the way, ended the connection. It is not known whether the request was carried out.`,
    fix: [
      'A read can be sent again. Before you send a write again, check whether it was carried out.',
      'If it always breaks: a firewall or proxy cuts it, or the client speaks a TLS below 1.2.',
      'If it breaks after minutes, the call takes too long: ask for less at a time.',
    ],
    example: clientText("Error: socket hang up\n    code: 'ECONNRESET'", 'https://api.powerbi.com/v1.0/myorg/groups'),
    nearMiss: clientText('Error: connect ETIMEDOUT 20.42.131.1:443', 'https://api.powerbi.com/v1.0/myorg/groups'),
  },
];

function isImdsUnreachable(view: View): boolean {
  const { host, status, evidence } = view;
  if (host === '169.254.169.254') return true;
  const text = evidence.body.slice(0, 4000);
  return (
    status === 0 &&
    (NO_IMDS.test(text) ||
      (/169\.254\.169\.254/.test(text) && NO_ROUTE.test(text)) ||
      (/169\.254\.169\.254/.test(text) && REFUSED.test(text)))
  );
}

function isLocal(view: View): boolean {
  return (
    /^(127\.|localhost|\[?::1|0\.0\.0\.0)/.test(hostIn(view)) ||
    /ECONNREFUSED (?:127\.|::1|localhost)|\(localhost:/.test(view.evidence.body.slice(0, 4000))
  );
}

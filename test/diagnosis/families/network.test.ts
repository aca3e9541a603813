import { IMDS } from '../../../diagnosis/families/azure/identity.ts';
import { networkFamily } from '../../../diagnosis/families/network.ts';
import { causesOf, faultsOf, pasted, testExamples, type Met } from './answers.ts';

describe('every row', () => testExamples(networkFamily));

const text = (body: string, code: string, ...speaksOf: RegExp[]): Met => ({ given: pasted(body), code, speaksOf });
const gateway = { path: '/v1.0/myorg/groups', headers: { server: 'Microsoft-Azure-Application-Gateway/v2' } };

const met: Readonly<Record<string, Met>> = {
  'Windows PowerShell below TLS 1.2': text(
    'Connect-PowerBIServiceAccount : The underlying connection was closed: An unexpected error occurred on a send.',
    'TLS_TOO_OLD',
    /Tls12/,
    /1\.2/,
  ),
  'the same, by the socket': text(
    'System.IO.IOException: Unable to read data from the transport connection: An existing connection was forcibly closed by the remote host.',
    'TLS_TOO_OLD',
  ),
  'no secure channel': text('The request was aborted: Could not create SSL/TLS secure channel.', 'TLS_TOO_OLD'),
  "Node, a company's root": text(
    'Error: self signed certificate in certificate chain',
    'CERTIFICATE_NOT_TRUSTED',
    /NODE_EXTRA_CA_CERTS/,
    /REQUESTS_CA_BUNDLE/,
  ),
  'Node, a leaf alone': text(
    "FetchError: request to https://api.powerbi.com/v1.0/myorg/groups failed, reason: unable to verify the first certificate\ncode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'",
    'CERTIFICATE_NOT_TRUSTED',
  ),
  Python: text(
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /x (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate')))",
    'CERTIFICATE_NOT_TRUSTED',
  ),
  'Python, cut off': text(
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.powerbi.com', port=443): Max retries exceeded (Caused by SSLError(SSLEOFError(8, 'EOF occurred in violation of protocol (_ssl.c:1129)')))",
    'TLS_TOO_OLD',
  ),
  'Python, plain text': text(
    "requests.exceptions.SSLError: (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1129)')))",
    'TLS_NOT_SPOKEN',
    /http:\/\//,
  ),
  '.NET': text('The remote certificate is invalid according to the validation procedure.', 'CERTIFICATE_NOT_TRUSTED'),
  'an expired certificate': text(
    'curl: (60) SSL certificate problem: certificate has expired',
    'CERTIFICATE_OUT_OF_TIME',
    /clock/,
  ),
  'another name': text(
    "Hostname/IP does not match certificate's altnames: Host: api.powerbi.com.",
    'CERTIFICATE_OTHER_NAME',
  ),
  'Node, no such name': text(
    'Error: getaddrinfo ENOTFOUND login.microsoftonlines.com',
    'HOST_NAME_UNKNOWN',
    /login\.microsoftonlines\.com/,
    /onlines/,
  ),
  'curl, no such name': text(
    'curl: (6) Could not resolve host: api.powerbi.con',
    'HOST_NAME_UNKNOWN',
    /api\.powerbi\.con\b/,
  ),
  '.NET, no such name': text(
    'No such host is known. (api.powerbi.comm:443)',
    'HOST_NAME_UNKNOWN',
    /api\.powerbi\.comm/,
  ),
  'PowerShell, no such name': text(
    "The remote name could not be resolved: 'api.powerbi.com'",
    'HOST_NAME_UNKNOWN',
    /api\.powerbi\.com/,
  ),
  'the resource of a token taken for an address': text(
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='analysis.windows.net', port=443): Max retries exceeded with url: /powerbi/api (Caused by NameResolutionError('Name or service not known'))",
    'HOST_NAME_UNKNOWN',
    /name of the resource/,
    /https:\/\/api\.powerbi\.com\/v1\.0\/myorg/,
  ),
  'a variable in place of the host': text(
    'Error: getaddrinfo ENOTFOUND {{apiurl}}',
    'HOST_NAME_UNKNOWN',
    /variable/,
    /environment/,
  ),
  'Node, refused': text('Error: connect ECONNREFUSED 127.0.0.1:8888', 'CONNECTION_REFUSED', /proxy/, /emulator/),
  'another host that refuses': text(
    'Error: connect ECONNREFUSED 10.1.2.3:443',
    'CONNECTION_REFUSED',
    /10\.1\.2\.3/,
    /firewall/,
  ),
  'Node, too late': text('Error: connect ETIMEDOUT 20.42.131.1:443', 'CONNECTION_TIMED_OUT', /firewall/),
  'Python, too late': text(
    "requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='api.powerbi.com', port=443): Max retries exceeded",
    'CONNECTION_TIMED_OUT',
    /api\.powerbi\.com/,
  ),
  'broken off': text('Error: read ECONNRESET', 'CONNECTION_BROKEN'),
  'a proxy that wants a sign-in': text(
    "OSError('Tunnel connection failed: 407 Proxy Authentication Required')",
    'PROXY_REFUSED',
    /HTTPS_PROXY/,
  ),
  'the same in PowerShell, with the status': {
    given: pasted('The remote server returned an error: (407) Proxy Authentication Required.', 407),
    code: 'PROXY_REFUSED',
    speaksOf: [/-ProxyUseDefaultCredentials/],
  },
  'no Azure machine': {
    given: { path: IMDS, status: 0, claims: null },
    code: 'AZURE_IMDS_UNREACHABLE',
    speaksOf: [/Outside Azure/],
  },
  'no Azure machine, in a library': text(
    'ManagedIdentityCredential authentication unavailable, no response from the IMDS endpoint.',
    'AZURE_IMDS_UNREACHABLE',
  ),
  'no Azure machine, by the socket': text(
    'A connection attempt failed because the connected party did not properly respond after a period of time (169.254.169.254:80)',
    'AZURE_IMDS_UNREACHABLE',
  ),
  'a proxy in the place of the identity endpoint': {
    given: {
      path: IMDS,
      status: 504,
      headers: { server: 'squid/6.6' },
      claims: null,
      body: '<html><title>Gateway Timeout</title></html>',
    },
    code: 'AZURE_IMDS_UNREACHABLE',
    speaksOf: [/NO_PROXY/],
  },
  Envoy: {
    given: {
      path: '/v1.0/myorg/groups',
      status: 503,
      headers: { 'content-type': 'text/plain' },
      body: 'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    },
    code: 'GATEWAY_UPSTREAM',
    speaksOf: [/Envoy/, /connection failure/, /V4_ONLY/],
    notOf: [/support ticket/i],
  },
  'Envoy, as text': text(
    'upstream connect error or disconnect/reset before headers. reset reason: connection termination',
    'GATEWAY_UPSTREAM',
  ),
  'Forcepoint at the login host': {
    given: {
      path: 'https://login.microsoftonline.com/x/oauth2/v2.0/token',
      method: 'POST',
      claims: null,
      body: '<html><head><base href="http://www.mailcontrol.com/"></head><body>Access denied</body></html>',
    },
    code: 'WEB_FILTER',
    speaksOf: [/Forcepoint/, /login\.microsoftonline\.com/],
  },
  'a firewall of Azure': {
    given: {
      ...gateway,
      body: '<html><head><title>403 Forbidden</title></head><body><center>Microsoft-Azure-Application-Gateway/v2</center></body></html>',
    },
    code: 'GATEWAY_WAF',
    speaksOf: [/User-Agent/],
  },
  'a gateway of Azure that fails is no firewall': {
    given: {
      ...gateway,
      status: 502,
      body: '<html><head><title>502 Bad Gateway</title></head><body><center>Microsoft-Azure-Application-Gateway/v2</center></body></html>',
    },
    code: 'PROXY_ANSWERED',
  },
  'the same, by its header': { given: gateway, code: 'GATEWAY_WAF' },
};

test.each(Object.entries(met))('%s', (name, row) => {
  expect(faultsOf(name, row)).toEqual([]);
});

const own = new Set(networkFamily.map(({ code }) => code));
// prettier-ignore
test.each<[string, Met['given']]>([
  ['a gateway that lost its data source', { path: '/v1.0/myorg/gateways', status: 400, body: { error: { code: 'DM_GWPipeline_Gateway_DataSourceAccessError', message: 'No such host is known.' } } }],
  ['the same as text', pasted('DM_GWPipeline_Gateway_DataSourceAccessError: An existing connection was forcibly closed by the remote host.')],
  ['a model whose source is not found', pasted('DataSource.Error: The remote name could not be resolved: \'sql.contoso.example\'')],
  ['a page of whoever', { path: '/v1.0/myorg/groups', body: '<!DOCTYPE html><html><head><title>Access denied</title></head></html>' }],
  ['an answer of the service about a time', { path: '/v1.0/myorg/groups', status: 504, headers: { RequestId: 'a' }, body: { error: { code: 'Timeout', message: 'The operation has timed out.' } } }],
  ['no answer that was seen', { path: '/v1.0/myorg/groups', status: 0 }],
])('not the network: %s', (_name, given) => {
  expect(causesOf(given).map(({ code }) => code).filter((code) => own.has(code))).toEqual([]);
});

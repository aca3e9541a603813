import { viewOf } from '../../diagnosis/carried/carried-view.ts';
import { notTheService } from '../../diagnosis/carried/not-the-service.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { call, codes, firstCode, odata, type Call } from './evidence.ts';

const page = '<!DOCTYPE html>\n<html><head><title>Access denied</title></head><body>Blocked by policy</body></html>';
/** An answer that never reached the service has no id of it. */
const outside = { RequestId: '' };

// prettier-ignore
const cases: readonly (readonly [string, Call, string])[] = [
  ['no answer', { path: '/groups', status: 0 }, 'NO_ANSWER'],
  ['no answer, and an address with a variable', { path: 'https://{{apiUrl}}/v1.0/myorg/groups', status: 0 }, 'NO_ANSWER'],
  ['no answer of an address that is none', { path: '{{apiUrl}}', status: 0 }, 'NO_ANSWER'],
  ['a page that refuses', { path: '/groups', headers: outside, body: page }, 'PROXY_ANSWERED'],
  ['a page with 200, as a guest network sends it', { path: '/groups', status: 200, headers: outside, body: page }, 'PROXY_ANSWERED'],
  ['a page in capitals, after a line break', { path: '/groups', headers: outside, body: '\r\n<HTML><BODY>no</BODY></HTML>' }, 'PROXY_ANSWERED'],
  ['a page in XHTML', { path: '/groups', headers: outside, body: '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"></html>' }, 'PROXY_ANSWERED'],
  ['a page of whoever answers at another address', { path: 'https://app.powerbi.com/groups/me', status: 200, headers: outside, body: page }, 'PROXY_ANSWERED'],
  ['a proxy that wants a sign-in', { path: '/groups', status: 407, headers: outside }, 'PROXY_ANSWERED'],
  ['a proxy that gives its name and no page', { path: '/groups', headers: { ...outside, Server: 'squid/6.6' }, body: 'denied' }, 'PROXY_ANSWERED'],
  ['a gateway\'s page', { path: '/groups', status: 502, headers: outside, body: page }, 'PROXY_ANSWERED'],
  ['a page from the service', { path: '/groups', status: 503, body: page }, 'SERVICE_ERROR'],
  ['a page from the service that refuses', { path: '/groups', body: page }, 'UNKNOWN'],
  ['XML that is no page', { path: '/groups', headers: outside, body: '<?xml version="1.0"?><Error><Code>x</Code></Error>' }, 'UNKNOWN'],
  ['a redirect with a page', { path: '/imports', method: 'POST', status: 307, headers: { ...outside, Location: 'https://wabi-north.analysis.windows.net/x' }, body: page }, 'PBI_CLUSTER_REDIRECT'],
  ['a redirect to somebody else, with a page', { path: '/imports', method: 'POST', status: 307, headers: { ...outside, Location: 'https://x' }, body: page }, 'REDIRECT_NOT_FOLLOWED'],
  ['a good answer through a proxy', { path: '/capacities', status: 200, headers: { ...outside, via: '1.1 zscaler' }, body: { value: [] } }, ''],
  ['500', { path: '/groups', status: 500 }, 'SERVICE_ERROR'],
  ['503 with Retry-After', { path: '/groups', status: 503, headers: { 'retry-after': '20' } }, 'SERVICE_ERROR'],
  ['503 with a code', { path: '/groups', status: 503, body: odata('InternalError') }, 'SERVICE_ERROR'],
  ['a status that does not exist', { path: '/groups', status: 599 }, 'SERVICE_ERROR'],
  ['499', { path: '/groups', status: 499 }, 'UNKNOWN'],
  ['404 with nothing known', { path: '/groups', status: 404, body: { error: { code: 'New', message: 'x' } } }, 'UNKNOWN'],
  ['a plain success', { path: '/capacities', status: 200, body: { value: [] } }, ''],
];

test.each(cases)('%s', (_name, given, expected) => {
  expect(firstCode(call(given))).toBe(expected);
});

test.each<[string, string, RegExp]>([
  ['the API', '/groups', /^Check the host: api\.powerbi\.com, or that of your cloud/],
  ['a name that is misspelt', 'https://api.powerbi.co/v1.0/myorg/groups', /^Check the host: api\.powerbi\.com, or/],
  ['the login host', 'https://login.microsoftonline.co/x', /^Check the host: login\.microsoftonline\.com, or/],
  ['this machine', 'https://127.0.0.1:9443/v1.0/myorg/groups', /^Start the server that should listen at 127\.0\.0\.1/],
])('no answer of %s: what to check first', (_name, path, step) => {
  expect(diagnose(call({ path, status: 0 })).causes[0]?.fix[0]).toMatch(step);
});

test('what stands in a script for something on the way names a page, and no file that is not there', () => {
  const cause = notTheService.explain(viewOf(call({ path: '/groups', headers: outside, body: page })));
  expect(cause?.fix?.join(' ')).toMatch(/learn\.microsoft\.com\//);
  expect(cause?.fix?.join(' ')).not.toMatch(/docs\/|PROXY_ANSWERED/);
});

test("a gateway's page may also be the service's fault", () => {
  expect(codes(call({ path: '/groups', status: 502, headers: outside, body: page }))).toEqual([
    'PROXY_ANSWERED',
    'SERVICE_ERROR',
  ]);
});

describe('the cure has the names of the evidence', () => {
  const told = (given: Call): string => {
    const cause = diagnose(call(given)).causes[0];
    return [cause?.why, ...(cause?.fix ?? [])].join('\n');
  };
  // prettier-ignore
  test.each<[string, Call, string]>([
    ['the host', { path: '/groups', status: 0 }, 'api.powerbi.com did not answer'],
    ['the variable', { path: 'https://%7B%7Bx%7D%7D/v1.0', status: 0 }, 'a variable in it that nobody filled in'],
    ['the proxy', { path: '/groups', headers: { ...outside, server: 'Zscaler/6.2' }, body: page }, 'server: Zscaler/6.2'],
    ['the address in use', { path: '/groups', headers: outside, body: page, settings: { apiUrl: 'https://app.powerbi.com' } }, 'apiUrl is https://app.powerbi.com'],
    ['how long to wait', { path: '/groups', status: 503, headers: { 'Retry-After': '20' } }, 'after 20 seconds'],
    ['what support asks for', { path: '/groups', status: 500, headers: { REQUESTID: 'abc', Date: 'Wed, 04 Mar 2026 10:30:00 GMT' } }, 'RequestId abc and the time 2026-03-04T10:30:00.000Z'],
    ['the code', { path: '/groups', status: 500, body: odata('InternalError') }, '500, InternalError'],
  ])('%s', (_name, given, expected) => {
    expect(told(given)).toContain(expected);
  });
});

test('title and why stay short', () => {
  const long = 'x'.repeat(3000);
  const causes = cases
    .flatMap(([, given]) => [
      given,
      { ...given, headers: { ...given.headers, server: `squid ${long}` } },
      { ...given, path: `https://${long}/v1.0/myorg/groups` },
    ])
    .flatMap((given) => diagnose(call(given)).causes);
  expect(causes.filter(({ title, why }) => title.length + why.length >= 300)).toEqual([]);
});

import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import { call, codes, tokenAnswer } from './evidence.ts';

const cluster = 'https://wabi-north-europe-d-primary-redirect.analysis.windows.net/v1.0/myorg/imports';
const to = (location: string, status = 307, path = '/imports'): Evidence =>
  call({ path, status, headers: { location } });
const signIn = (location: string, status = 307): Evidence =>
  tokenAnswer({ code: { body: '' }, status, headers: { location } });

/** Name, evidence, the only code, and what the sentence says. */
// prettier-ignore
const cases: readonly (readonly [string, Evidence, string, string])[] = [
  // Within the cloud
  ['a cluster', to(cluster), 'PBI_CLUSTER_REDIRECT', 'wabi-north-europe-d-primary-redirect.analysis.windows.net'],
  ['a cluster of the cloud\'s', to('https://wabi-us-gov.high.analysis.usgovcloudapi.net/x', 307, 'https://api.high.powerbigov.us/v1.0/myorg/imports'), 'PBI_CLUSTER_REDIRECT', 'wabi-us-gov.high.analysis.usgovcloudapi.net'],
  ['a cluster, from a server on this machine', to(cluster, 307, 'http://127.0.0.1:4280/v1.0/myorg/imports'), 'PBI_CLUSTER_REDIRECT', 'wabi-north-europe'],
  ['307 without an address', call({ path: '/imports', status: 307 }), 'PBI_CLUSTER_REDIRECT', 'another host'],
  ['a cluster by 308', to(cluster, 308), 'REDIRECT_NOT_FOLLOWED', 'It was not followed here.'],
  ['a cluster by 302', to(cluster, 302), 'REDIRECT_NOT_FOLLOWED', 'api.powerbi.com answered 302'],
  ['another path of the same host', to('/v1.0/myorg/groups/', 301), 'REDIRECT_NOT_FOLLOWED', 'on to api.powerbi.com. It was not followed here.'],
  // Elsewhere
  ['another host', to('https://portal.example/sign-in'), 'REDIRECT_NOT_FOLLOWED', 'api.powerbi.com answered 307 and sent the request on to portal.example. It was not followed: that host does not belong to the same cloud.'],
  ['another cloud\'s cluster', to('https://wabi-x.high.analysis.usgovcloudapi.net/'), 'REDIRECT_NOT_FOLLOWED', 'does not belong to the same cloud'],
  ['a host that only ends like one', to('https://wabi-x.analysis.windows.net.evil.example/'), 'REDIRECT_NOT_FOLLOWED', 'wabi-x.analysis.windows.net.evil.example'],
  ['a host behind a user', to('https://api.powerbi.com@evil.example/'), 'REDIRECT_NOT_FOLLOWED', 'on to evil.example.'],
  ['a host behind a backslash', to('https:\\\\evil.example\\@api.powerbi.com/'), 'REDIRECT_NOT_FOLLOWED', 'on to evil.example.'],
  ['a host without a scheme', to('//evil.example/x'), 'REDIRECT_NOT_FOLLOWED', 'on to evil.example.'],
  ['a known host on another port', to('https://api.powerbi.com:8443/'), 'REDIRECT_NOT_FOLLOWED', 'on to api.powerbi.com:8443. It was not followed: that host does not belong to the same cloud.'],
  ['a cluster in the clear', to(cluster.replace('https', 'http')), 'REDIRECT_NOT_FOLLOWED', 'that address is not encrypted'],
  ['the cloud\'s sign-in', to('https://login.microsoftonline.com/x', 302), 'REDIRECT_NOT_FOLLOWED', 'does not belong to the same cloud'],
  // A token request
  ['a token request', signIn('https://evil.example/x'), 'REDIRECT_NOT_FOLLOWED', 'login.microsoftonline.com answered 307 and sent the token request on to evil.example. A token request is not sent on, so nothing went to that address.'],
  ['a token request, 302', signIn('https://portal.example/', 302), 'REDIRECT_NOT_FOLLOWED', 'nothing went to that address'],
  ['a token request, to another sign-in host of the cloud', signIn('https://login.windows.net/x', 308), 'REDIRECT_NOT_FOLLOWED', 'on to login.windows.net'],
];

test.each(cases)('%s', (_name, evidence, code, sentence) => {
  const { causes } = diagnose(evidence);
  expect(causes.map((cause) => cause.code)).toEqual([code]);
  expect(causes[0]?.why).toContain(sentence);
});

test('what is not a redirect is not one', () => {
  expect(codes(call({ path: '/capacities', status: 304, headers: { location: 'https://evil.example/' } }))).toEqual([]);
  expect(
    codes(
      call({ path: '/capacities', status: 201, headers: { location: 'https://evil.example/' }, body: { id: 'x' } }),
    ),
  ).toEqual([]);
  expect(
    codes(
      call({
        path: '/groups',
        status: 404,
        headers: { location: 'https://evil.example/' },
        body: { error: { code: 'New', message: 'x' } },
      }),
    ),
  ).toEqual(['UNKNOWN']);
  expect(codes(call({ path: '/capacities', status: 302 }))).toEqual([]);
});

test('the cure names the settings to check, and never proposes to trust a host that was given the token request', () => {
  const [ofCall, ofSignIn] = [to('https://gateway.example/'), signIn('https://evil.example/')].map(
    (evidence) => diagnose(evidence).causes[0]?.fix.join('\n') ?? '',
  );
  expect(ofCall).toContain('Check apiUrl (it is https://api.powerbi.com)');
  expect(ofCall).toContain('--trust-host gateway.example');
  expect(ofSignIn).toContain(
    'Check loginUrl (it is https://login.microsoftonline.com): for Commercial it is https://login.microsoftonline.com.',
  );
  expect(ofSignIn).not.toContain('trust');
});

test('hosts of any length are cut', () => {
  const { title = '', why = '' } =
    diagnose(to(`https://${'x'.repeat(3000)}.example/`, 302, `https://${'y'.repeat(3000)}/v1.0/myorg/groups`))
      .causes[0] ?? {};
  expect(title.length + why.length).toBeLessThan(300);
});

import { catalogues } from '../../catalogue/index.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence, ProxyFailure } from '../../diagnosis/evidence.ts';
import { evidenceOf } from '../../runner/causes/evidence.ts';
import { call, codes, settings, tokenAnswer } from './evidence.ts';

const proxy = 'proxy.contoso.example:8080';
const host = 'api.powerbi.com';
const refused = (status: number): ProxyFailure => ({ kind: 'proxy refused', proxy, host, status });
const unreachable: ProxyFailure = { kind: 'proxy unreachable', proxy, host };
const met = (failure: ProxyFailure, more: Partial<Evidence> = {}): Evidence => ({
  ...call({ path: '/groups', status: 0, failure }),
  ...more,
});
const told = (evidence: Evidence): string => {
  const [cause] = diagnose(evidence).causes;
  return [cause?.title, cause?.why, ...(cause?.fix ?? [])].join('\n');
};

test.each<[string, ProxyFailure, string, string]>([
  ['a sign-in', refused(407), 'PROXY_REFUSED', 'HTTPS_PROXY to http://USER:PASSWORD@proxy.contoso.example:8080'],
  ['a list', refused(403), 'PROXY_REFUSED', 'allow exactly login.microsoftonline.com and api.powerbi.com, port 443'],
  ['another refusal', refused(405), 'PROXY_REFUSED', 'does not allow the host'],
  ['a name that it cannot resolve', refused(502), 'PROXY_REFUSED', 'could not reach api.powerbi.com'],
  ['an outage', refused(503), 'PROXY_REFUSED', 'run it again in a few minutes'],
  ['a host that is too slow', refused(504), 'PROXY_REFUSED', 'could not reach api.powerbi.com'],
  ['a proxy that is not there', unreachable, 'PROXY_UNREACHABLE', 'No proxy answered at proxy.contoso.example:8080'],
])('%s', (_name, failure, code, step) => {
  expect(codes(met(failure))).toEqual([code]);
  expect(told(met(failure))).toContain(step);
});

test('which proxy, which host and which status', () => {
  expect(told(met(refused(403)))).toContain(
    'The proxy proxy.contoso.example:8080 refused api.powerbi.com with 403. Nothing reached that host.',
  );
});

test('it is the only cause, whatever else is known', () => {
  const missing = { claims: null, token: 'none' } as const;
  expect(codes(met(refused(407), { ...missing, status: 407 }))).toEqual(['PROXY_REFUSED']);
  expect(codes(met(refused(403), { status: 403, headers: { 'x-powerbi-error-info': 'GroupNotAccessible' } }))).toEqual([
    'PROXY_REFUSED',
  ]);
  const signIn = {
    ...tokenAnswer({ code: { body: '' }, status: 0 }),
    failure: { ...refused(403), host: 'login.microsoftonline.com' },
  };
  expect(codes(signIn)).toEqual(['PROXY_REFUSED']);
  expect(told(signIn)).toContain('refused login.microsoftonline.com with 403');
});

test('without a proxy that failed, no answer is just that', () => {
  expect(codes(call({ path: '/groups', status: 0 }))).toEqual(['NO_ANSWER']);
});

test("a user and a password in the proxy's address are not repeated", () => {
  const secret = ['p', 'w', '4'].join('');
  for (const failure of [refused(407), refused(403), refused(502), unreachable]) {
    const text = told(met({ ...failure, proxy: `http://ann:${secret}@${proxy}` }));
    expect(text).toContain(proxy);
    expect(text).not.toContain(secret);
  }
});

test('an exchange carries it to the diagnosis', () => {
  const exchange = { method: 'GET', url: `${settings.apiUrl}/v1.0/myorg/groups`, status: 0, headers: {}, body: '' };
  expect(evidenceOf({ ...exchange, failure: refused(407) }, { catalogues, now: 0 }).failure).toEqual(refused(407));
  expect(evidenceOf(exchange, { catalogues, now: 0 })).not.toHaveProperty('failure');
});

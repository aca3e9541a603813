import { catalogues } from '../../../catalogue/index.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proxyOf } from '../../../cli/sign-in/proxy.ts';
import { exitCodeOf, requestToken, runCollection } from '../../../runner/index.ts';
import { makeToken } from '../../cli/fixtures/token.ts';
import { collection, environment, request } from '../fixtures/collection.ts';
import { startCloud } from './cloud.ts';

const [LOGIN, API] = ['login.microsoftonline.com', 'api.powerbi.com'];
const values = {
  loginUrl: `https://${LOGIN}`,
  apiUrl: `https://${API}`,
  tenantId: '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10',
  clientId: '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21',
  clientSecret: ['Zq8', 'planted-for-a-test', '0123456789abcdef'].join('Q~'),
  scope: 'https://analysis.windows.net/powerbi/api/.default',
};

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-proxies-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  readonly what: string;
  /** What the proxy answers to CONNECT; absent: it connects. */
  readonly refusal?: number;
  readonly proxy?: 'socks' | 'nobody';
  readonly reaches: boolean;
  /** The cause, where nothing arrives. */
  readonly cause?: string;
  readonly says?: RegExp;
}

// prettier-ignore
const cases: readonly Case[] = [
  { what: 'connects', reaches: true },
  { what: 'wants a sign-in', refusal: 407, reaches: false, cause: 'PROXY_REFUSED', says: /refused login\.microsoftonline\.com with 407/ },
  { what: 'does not allow the host', refusal: 403, reaches: false, cause: 'PROXY_REFUSED', says: /refused .* with 403/ },
  { what: 'cannot reach the host', refusal: 502, reaches: false, cause: 'PROXY_REFUSED', says: /refused .* with 502/ },
  { what: 'sends on', refusal: 302, reaches: false, cause: 'PROXY_REFUSED', says: /refused .* with 302/ },
  { what: 'is not there', proxy: 'nobody', reaches: false, cause: 'PROXY_UNREACHABLE', says: /No proxy answered at 127\.0\.0\.1:1/ },
  { what: 'speaks SOCKS', proxy: 'socks', reaches: true },
  { what: 'speaks SOCKS and refuses', proxy: 'socks', refusal: 1, reaches: false, cause: 'PROXY_REFUSED', says: /refused login\.microsoftonline\.com/ },
];

test.each(cases)('a proxy that $what', async ({ refusal, proxy, reaches, cause, says }) => {
  const cloud = await startCloud(
    [LOGIN, API],
    (_host, { url }, response) => {
      const body = url!.endsWith('/token')
        ? { access_token: makeToken({ tid: values.tenantId }), expires_in: 3599 }
        : { value: [] };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    },
    refusal,
  );
  writeFileSync(join(folder, 'ca.pem'), cloud.certificates);
  const address =
    proxy === 'socks' ? cloud.socksUrl : proxy === 'nobody' ? 'http://user:word@127.0.0.1:1' : cloud.proxyUrl;
  const transport = { ca: join(folder, 'ca.pem'), proxyOf: () => address, retry: { retries: 0, longestWait: 0 } };
  try {
    const answer = await requestToken(environment(values), new AbortController().signal, transport);
    const record = await runCollection({
      collection: collection([request({ name: 'one', path: '/v1.0/myorg/groups' })]),
      catalogues,
      environment: environment({ ...values, accessToken: makeToken() }),
      transport,
    });
    const [entry] = record.entries;
    if (reaches) {
      expect([answer.token === undefined, entry!.outcome]).toEqual([false, 'answered']);
      expect(cloud.tunnels).toEqual([`${LOGIN}:443`, `${API}:443`]);
    } else {
      expect(answer).toMatchObject({
        token: undefined,
        status: 0,
        causes: [{ code: cause, why: expect.stringMatching(says!) as string }],
      });
      expect([entry!.outcome, entry!.status, entry!.causes?.[0]?.code, exitCodeOf(record)]).toEqual([
        'failed',
        null,
        cause,
        1,
      ]);
      expect(JSON.stringify([answer, record])).not.toContain('user:word');
      expect(cloud.received).toEqual([]);
    }
  } finally {
    await cloud.close();
  }
});

test.each<[string, Record<string, string>, string]>([
  ['a host and a port', { HTTPS_PROXY: 'proxy.example:8080' }, 'http://proxy.example:8080'],
  ['a whole address', { HTTPS_PROXY: 'http://proxy.example:8080' }, 'http://proxy.example:8080'],
  ['SOCKS', { ALL_PROXY: 'socks5://proxy.example:1080' }, 'socks5://proxy.example:1080'],
  ['small letters', { https_proxy: 'proxy.example:3128' }, 'http://proxy.example:3128'],
  ['an exception', { HTTPS_PROXY: 'proxy.example:8080', NO_PROXY: 'api.powerbi.com' }, ''],
  ['nothing', {}, ''],
])('HTTPS_PROXY: %s', (_name, env, address) => {
  const before = { ...process.env };
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'])
    delete process.env[name];
  Object.assign(process.env, env);
  try {
    const of = proxyOf(process);
    expect(of('https://api.powerbi.com/v1.0')).toBe(address);
    expect(of('http://127.0.0.1:4280/')).toBe('');
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
});

test.each(['ftp://proxy.example', 'http://', 'proxy example:1'])('HTTPS_PROXY cannot be %s', (value) => {
  expect(() => proxyOf({ env: { HTTPS_PROXY: value } })).toThrow(
    expect.objectContaining({ code: 'E_PROXY_INVALID', subject: 'HTTPS_PROXY' }) as Error,
  );
});

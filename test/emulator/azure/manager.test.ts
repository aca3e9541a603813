import { standardTenantDefinition, startEmulator, type Emulator } from '../../../emulator/index.ts';
import { appToken, call } from '../client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const AZURE = 'https://management.azure.com';
const tenantsOf = ({ tenantId }: Emulator): unknown => ({
  value: [{ id: `/tenants/${tenantId}`, tenantId, defaultDomain: 'northwind.example', tenantCategory: 'Home' }],
});

describe.each([AZURE, `${AZURE}/`, 'https://management.core.windows.net', 'https://management.core.windows.net/'])(
  'with a token for %s',
  (resource) => {
    test.each<[string, (of: Emulator) => unknown]>([
      ['/subscriptions?api-version=2019-11-01', () => ({ value: [] })],
      ['/subscriptions', () => ({ value: [] })],
      ['/Subscriptions/', () => ({ value: [] })],
      ['/tenants?api-version=2016-06-01', tenantsOf],
      ['/tenants', tenantsOf],
    ])('GET %s', async (path, expected) => {
      const token = await appToken(emulator, resource);
      const answer = await call(emulator, 'GET', path, { token });
      expect([answer.status, await answer.json()]).toEqual([200, expected(emulator)]);
    });
  },
);

interface Refused {
  readonly error: { readonly code: string; readonly message: string };
}

describe('a token that is none for Azure', () => {
  const foreign = async (resource?: string): Promise<string> => appToken(emulator, resource);

  test.each<[string, () => Promise<string | undefined>, string, string]>([
    ['missing', () => Promise.resolve(undefined), 'AuthenticationFailed', "'Authorization' header is missing"],
    ['no JWT', () => Promise.resolve('x'), 'InvalidAuthenticationToken', 'invalid'],
    ['changed', async () => `${await foreign(AZURE)}x`, 'InvalidAuthenticationToken', 'invalid'],
    ['for Power BI', () => foreign(), 'InvalidAuthenticationTokenAudience', 'https://analysis.windows.net/powerbi/api'],
    [
      'for Graph',
      () => foreign('https://graph.microsoft.com/'),
      'InvalidAuthenticationTokenAudience',
      'graph.microsoft',
    ],
    [
      'of a user for Power BI',
      () => emulator.userToken(),
      'InvalidAuthenticationTokenAudience',
      'analysis.windows.net',
    ],
  ])('%s', async (_what, tokenOf, code, words) => {
    const token = await tokenOf();
    for (const path of ['/subscriptions', '/tenants']) {
      const answer = await call(emulator, 'GET', path, token === undefined ? {} : { token });
      const { error } = (await answer.json()) as Refused;
      expect([answer.status, error.code]).toEqual([401, code]);
      expect(error.message).toContain(words);
      expect(answer.headers.get('www-authenticate')).toContain(
        `authorization_uri="https://login.windows.net/${emulator.tenantId}"`,
      );
      expect(answer.headers.get('x-powerbi-error-info')).toBeNull();
    }
  });

  test('the refusal names all four audiences', async () => {
    const answer = await call(emulator, 'GET', '/subscriptions', { token: await foreign() });
    expect(((await answer.json()) as Refused).error.message).toContain(
      "'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'.",
    );
  });
});

test('an expired token is told apart from one that was changed as well', async () => {
  const own = await startEmulator({ tenant: { ...standardTenantDefinition(), tokenLifetime: -60 } });
  try {
    const token = await appToken(own, AZURE);
    const [head, claims, signature = ''] = token.split('.');
    const changed = [head, claims, (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)].join('.');
    const codeOf = async (sent: string): Promise<string> =>
      ((await (await call(own, 'GET', '/subscriptions', { token: sent })).json()) as Refused).error.code;
    expect([await codeOf(token), await codeOf(changed)]).toEqual([
      'ExpiredAuthenticationToken',
      'InvalidAuthenticationToken',
    ]);
  } finally {
    await own.close();
  }
});

test.each<[string, string, string]>([
  ['GET', '/subscriptions/1f69e798-5852-4fdd-ab01-33bb14b6e934', 'SubscriptionNotFound'],
  ['GET', '/subscriptions/1f69e798-5852-4fdd-ab01-33bb14b6e934/resourceGroups', 'SubscriptionNotFound'],
  ['POST', '/subscriptions', 'NotFound'],
])('%s %s is not there', async (method, path, code) => {
  const answer = await call(emulator, method, path, { token: await appToken(emulator, AZURE) });
  expect([answer.status, ((await answer.json()) as Refused).error.code]).toEqual([404, code]);
});

test("a token for another cloud's Azure is refused by the login host, and its own is taken", async () => {
  const own = await startEmulator({ cloud: 'gcc-high' });
  try {
    await expect(appToken(own, AZURE)).rejects.toThrow('400');
    const token = await appToken(own, 'https://management.core.usgovcloudapi.net/');
    expect((await call(own, 'GET', '/subscriptions', { token })).status).toBe(200);
  } finally {
    await own.close();
  }
});

test('the record says who asked', async () => {
  const token = await appToken(emulator, AZURE);
  await call(emulator, 'GET', '/tenants', { token });
  expect(emulator.requests.at(-1)).toEqual({
    method: 'GET',
    path: '/tenants',
    status: 200,
    operation: undefined,
    caller: 'app',
  });
});

test.each(['/subscription', '/tenantsettings', '/v1.0/subscriptions'])('%s is not its path', async (path) => {
  const answer = await call(emulator, 'GET', path, { token: await appToken(emulator, AZURE) });
  expect([answer.status, answer.headers.get('x-powerbi-error-info')]).toEqual([403, 'InvalidToken']);
});

import { createRemoteJWKSet, jwtVerify } from 'jose';
import { startEmulator, type Emulator } from '../../../emulator/index.ts';
import { appToken, POWER_BI, requestToken } from '../client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

interface Discovery {
  readonly issuer: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
}

async function discovery(path: string): Promise<Discovery> {
  return (await (await fetch(emulator.url + path)).json()) as Discovery;
}

test.each([
  ['v2', '/v2.0/.well-known/openid-configuration'],
  ['v1', '/.well-known/openid-configuration'],
])('the keys of the %s discovery document verify a token', async (_version, path) => {
  const { jwks_uri: keys } = await discovery(`/${emulator.tenantId}${path}`);
  const { payload } = await jwtVerify(await appToken(emulator), createRemoteJWKSet(new URL(keys)), {
    audience: POWER_BI,
  });
  expect(payload.iss).toBe(`https://sts.windows.net/${emulator.tenantId}/`);
});

test("the discovery document names the emulator's own token endpoint", async () => {
  const { token_endpoint: endpoint, issuer } = await discovery(
    `/${emulator.tenantId}/v2.0/.well-known/openid-configuration`,
  );
  expect(endpoint).toBe(`${emulator.url}/${emulator.tenantId}/oauth2/v2.0/token`);
  expect(issuer).toBe(`${emulator.url}/${emulator.tenantId}/v2.0`);
});

test('an unknown tenant has no discovery document', async () => {
  const answer = await fetch(`${emulator.url}/contoso.example/v2.0/.well-known/openid-configuration`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error_codes: [90002] });
});

test.each<[string, (secret: string) => string, number]>([
  ['right', (secret) => secret, 200],
  ['wrong', () => 'wrong', 401],
])('HTTP Basic in place of the form: %s secret', async (_case, secretFrom, status) => {
  const basic = Buffer.from(`${emulator.clientId}:${encodeURIComponent(secretFrom(emulator.clientSecret))}`).toString(
    'base64',
  );
  const answer = await requestToken(
    emulator,
    { grant_type: 'client_credentials', scope: `${POWER_BI}/.default` },
    { authorization: `Basic ${basic}` },
  );
  expect(answer.status).toBe(status);
});

test("a secret of one's own", async () => {
  const own = await startEmulator({ clientSecret: 'one+of my&own=%41' });
  try {
    expect(own.clientSecret).toBe('one+of my&own=%41');
    expect(await appToken(own)).toMatch(/^eyJ/);
  } finally {
    await own.close();
  }
});

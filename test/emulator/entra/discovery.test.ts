import { startEmulator, type Emulator } from '../../../emulator/index.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

async function get(path: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const answer = await fetch(emulator.url + path);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Members that a library reads and that are addresses of the tenant. */
const ADDRESSES = [
  'authorization_endpoint',
  'token_endpoint',
  'device_authorization_endpoint',
  'end_session_endpoint',
  'jwks_uri',
];

/** By the name in the path: what stands for the tenant in the addresses, and in the issuers of v1 and v2. */
const tenants: readonly (readonly [name: string, inAddresses: string, inIssuers: string])[] = [
  ['{tenantId}', '{tenantId}', '{tenantId}'],
  ['northwind.example', '{tenantId}', '{tenantId}'],
  ['Northwind.Example', '{tenantId}', '{tenantId}'],
  ['common', 'common', '{tenantid}'],
  ['Organizations', 'organizations', '{tenantid}'],
  ['consumers', 'consumers', '9188040d-6c67-4c5b-b112-36a304b66dad'],
];
const named = (name: string): string => name.replace('{tenantId}', emulator.tenantId);

describe.each(tenants)('%s', (name, inAddresses, inIssuers) => {
  test('v2', async () => {
    const { status, body } = await get(`/${named(name)}/v2.0/.well-known/openid-configuration`);
    expect([status, body['issuer']]).toEqual([200, `${emulator.url}/${named(inIssuers)}/v2.0`]);
    for (const member of ADDRESSES) expect(body[member]).toMatch(`${emulator.url}/${named(inAddresses)}/`);
    expect(body).toMatchObject({
      token_endpoint: `${emulator.url}/${named(inAddresses)}/oauth2/v2.0/token`,
      jwks_uri: `${emulator.url}/${named(inAddresses)}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
      cloud_instance_name: 'microsoftonline.com',
      msgraph_host: 'graph.microsoft.com',
    });
  });

  test('v1', async () => {
    const { status, body } = await get(`/${named(name)}/.well-known/openid-configuration`);
    expect([status, body['issuer']]).toEqual([200, `https://sts.windows.net/${named(inIssuers)}/`]);
    for (const member of ADDRESSES) expect(body[member]).toMatch(`${emulator.url}/${named(inAddresses)}/`);
    expect(body['token_endpoint']).toBe(`${emulator.url}/${named(inAddresses)}/oauth2/token`);
  });
});

test.each([
  ['gcc', 'microsoftonline.com', 'graph.microsoft.com', 'NA', 'GCC'],
  ['gcc-high', 'microsoftonline.us', 'graph.microsoft.us', 'USGov', 'DODCON'],
  ['dod', 'microsoftonline.us', 'dod-graph.microsoft.us', 'USGov', 'DOD'],
  ['china', 'partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn', undefined, undefined],
])('in %s the document says which cloud it is', async (cloud, instance, graph, region, subRegion) => {
  const own = await startEmulator({ cloud });
  try {
    const answer = await fetch(`${own.url}/${own.tenantId}/v2.0/.well-known/openid-configuration`);
    const body = (await answer.json()) as Record<string, unknown>;
    expect([body['cloud_instance_name'], body['msgraph_host']]).toEqual([instance, graph]);
    expect([body['tenant_region_scope'], body['tenant_region_sub_scope']]).toEqual([region, subRegion]);
  } finally {
    await own.close();
  }
});

describe('which login hosts are one', () => {
  const asked = (endpoint: string, version = '1.1') =>
    get(`/common/discovery/instance?api-version=${version}&authorization_endpoint=${encodeURIComponent(endpoint)}`);

  test('the whole answer, as it is recorded', async () => {
    const answer = await asked('https://login.microsoftonline.com/northwind.example/oauth2/v2.0/authorize');
    expect(answer).toEqual({
      status: 200,
      body: {
        tenant_discovery_endpoint:
          'https://login.microsoftonline.com/northwind.example/v2.0/.well-known/openid-configuration',
        'api-version': '1.1',
        metadata: [
          {
            preferred_network: 'login.microsoftonline.com',
            preferred_cache: 'login.windows.net',
            aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
          },
          {
            preferred_network: 'login.partner.microsoftonline.cn',
            preferred_cache: 'login.partner.microsoftonline.cn',
            aliases: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
          },
          {
            preferred_network: 'login.microsoftonline.de',
            preferred_cache: 'login.microsoftonline.de',
            aliases: ['login.microsoftonline.de'],
          },
          {
            preferred_network: 'login.microsoftonline.us',
            preferred_cache: 'login.microsoftonline.us',
            aliases: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
          },
          {
            preferred_network: 'login-us.microsoftonline.com',
            preferred_cache: 'login-us.microsoftonline.com',
            aliases: ['login-us.microsoftonline.com'],
          },
        ],
      },
    });
  });

  test.each([
    ['of v1', 'https://login.windows.net/common/oauth2/authorize', 'https://login.windows.net/common'],
    ['of China', 'https://login.chinacloudapi.cn/x/oauth2/v2.0/authorize', 'https://login.chinacloudapi.cn/x/v2.0'],
    ['of this machine', 'https://localhost:4280/x/oauth2/v2.0/authorize', 'https://localhost:4280/x/v2.0'],
    ['of this machine by its address', 'http://[::1]:4280/x/oauth2/v2.0/authorize', 'http://[::1]:4280/x/v2.0'],
    ['without a path', 'https://login.microsoftonline.us', 'https://login.microsoftonline.us/common'],
  ])('for an address %s', async (_what, endpoint, base) => {
    const { status, body } = await asked(endpoint);
    expect([status, body['tenant_discovery_endpoint']]).toEqual([200, `${base}/.well-known/openid-configuration`]);
  });

  test.each([
    'https://login.evil.example/common/oauth2/v2.0/authorize',
    'https://login.microsoftonline.com.evil.example/common/oauth2/v2.0/authorize',
    'https://login.microsoftonline.com@evil.example/common/oauth2/v2.0/authorize',
    'https://api.powerbi.com/common/oauth2/v2.0/authorize',
    'login.microsoftonline.com',
    '',
  ])('not for %s', async (endpoint) => {
    const { status, body } = await asked(endpoint);
    expect([status, body['error'], body['error_codes']]).toEqual([400, 'invalid_instance', [50049]]);
  });

  test('another tenant name than common has no such path', async () => {
    const answer = await fetch(`${emulator.url}/${emulator.tenantId}/discovery/instance?api-version=1.1`);
    expect(answer.status).toBe(403);
  });
});

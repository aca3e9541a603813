import { decodeJwt } from 'jose';
import { appClaims, authorizationUrl, issuer, userClaims } from '../../../emulator/entra/claims.ts';
import { resourceKind } from '../../../emulator/entra/resources.ts';
import { startEmulator } from '../../../emulator/index.ts';
import { firstApp, userNamed } from '../../../emulator/tenant/identities.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { appToken, call, requestToken } from '../client.ts';

/** Typed by hand from the page of national clouds, not taken from the catalogue. */
const RESOURCES = {
  commercial: 'https://analysis.windows.net/powerbi/api',
  gcc: 'https://analysis.usgovcloudapi.net/powerbi/api',
  'gcc-high': 'https://high.analysis.usgovcloudapi.net/powerbi/api',
  dod: 'https://mil.analysis.usgovcloudapi.net/powerbi/api',
  china: 'https://analysis.chinacloudapi.cn/powerbi/api',
} as const;
const FABRIC = 'https://api.fabric.microsoft.com';
type CloudName = keyof typeof RESOURCES;
const names = Object.keys(RESOURCES) as CloudName[];
const tenantIn = (cloud: CloudName) => ({ ...standardTenantDefinition(), cloud });

describe("what a cloud's Entra knows", () => {
  test.each(
    names.flatMap((own) => names.map((other) => [own, other, own === other ? 'power-bi' : undefined] as const)),
  )('in %s the resource of %s is %s', (own, other, kind) => {
    expect(resourceKind(RESOURCES[other], tenantIn(own))).toBe(kind);
  });

  test.each<[CloudName, string, string | undefined]>([
    ['commercial', FABRIC, 'fabric'],
    ['gcc', FABRIC, undefined],
    ['china', '', undefined],
    ['gcc', 'https://graph.microsoft.com', 'foreign'],
    ['gcc-high', 'https://graph.microsoft.us', 'foreign'],
    ['gcc-high', 'https://graph.microsoft.com', undefined],
    ['dod', 'https://dod-graph.microsoft.us', 'foreign'],
    ['china', 'https://management.chinacloudapi.cn', 'foreign'],
    ['china', '00000009-0000-0000-c000-000000000000', 'power-bi'],
    ['dod', `${RESOURCES.dod}/`, undefined],
    ['commercial', `${FABRIC}/`, undefined],
    ['commercial', 'https://management.core.windows.net/', 'foreign'],
    ['gcc', 'https://vault.azure.net', 'foreign'],
    ['gcc-high', 'https://vault.azure.net', undefined],
    ['gcc-high', 'https://vault.usgovcloudapi.net/', 'foreign'],
    ['dod', 'https://database.usgovcloudapi.net', 'foreign'],
    ['dod', 'https://graph.microsoft.us', undefined],
    ['china', 'https://vault.azure.cn', 'foreign'],
    ['china', 'https://storage.azure.com', 'foreign'],
    ['china', 'https://management.azure.com', undefined],
  ])('in %s, %s is %s', (cloud, resource, kind) => {
    expect(resourceKind(resource, tenantIn(cloud))).toBe(kind);
  });

  test('a tenant without a cloud lives in the commercial one', () => {
    const tenant = standardTenantDefinition();
    expect([tenant.cloud, resourceKind(RESOURCES.commercial, tenant), resourceKind(RESOURCES.gcc, tenant)]).toEqual([
      undefined,
      'power-bi',
      undefined,
    ]);
  });

  test('a cloud that there is not is no cloud', () => {
    expect(() => resourceKind(RESOURCES.gcc, { ...standardTenantDefinition(), cloud: 'germany' })).toThrow('germany');
  });
});

describe("a cloud's tokens", () => {
  test.each<[CloudName, string, string]>([
    ['commercial', 'sts.windows.net', 'https://login.windows.net/common/oauth2/authorize'],
    ['gcc', 'sts.windows.net', 'https://login.windows.net/common/oauth2/authorize'],
    ['gcc-high', 'sts.windows.net', 'https://login.microsoftonline.us/common/oauth2/authorize'],
    ['dod', 'sts.windows.net', 'https://login.microsoftonline.us/common/oauth2/authorize'],
    ['china', 'sts.chinacloudapi.cn', 'https://login.chinacloudapi.cn/common/oauth2/authorize'],
  ])('of %s come from %s, and a challenge sends to %s', (cloud, host, authorize) => {
    const tenant = tenantIn(cloud);
    expect(issuer(tenant)).toBe(`https://${host}/${tenant.tenantId}/`);
    expect(appClaims(tenant, firstApp(tenant), RESOURCES[cloud], '2', 1)).toMatchObject({
      iss: issuer(tenant),
      idp: issuer(tenant),
      aud: RESOURCES[cloud],
    });
    expect(userClaims(tenant, userNamed(tenant, undefined), [], 1)).toMatchObject({
      iss: issuer(tenant),
      aud: RESOURCES[cloud],
    });
    expect(authorizationUrl(tenant)).toBe(authorize);
  });
});

describe.each(names)('an emulator in %s', (cloud) => {
  test("takes its own token, refuses the others' resources, and hands out its scope", async () => {
    const emulator = await startEmulator({ cloud });
    try {
      const token = await appToken(emulator, RESOURCES[cloud]);
      expect(decodeJwt(token).aud).toBe(RESOURCES[cloud]);
      expect((await call(emulator, 'GET', '/v1.0/myorg/groups', { token })).status).toBe(200);
      expect((await emulator.clientValues()).scope).toBe(`${RESOURCES[cloud]}/.default`);
      for (const other of names.filter((name) => name !== cloud)) {
        const { clientId: client_id, clientSecret: client_secret } = emulator;
        const answer = await requestToken(emulator, {
          grant_type: 'client_credentials',
          client_id,
          client_secret,
          scope: `${RESOURCES[other]}/.default`,
        });
        expect([
          other,
          answer.status,
          ((await answer.json()) as { readonly error_codes: number[] }).error_codes,
        ]).toEqual([other, 400, [500011]]);
      }
      const fabric = await call(emulator, 'GET', '/v1/workspaces', { token });
      expect([fabric.status, emulator.fabricUrl]).toEqual(cloud === 'commercial' ? [200, emulator.url] : [404, '']);
    } finally {
      await emulator.close();
    }
  });
});

test("a page of errors is at the cloud's own login", async () => {
  const emulator = await startEmulator({ cloud: 'china' });
  try {
    const { clientId: client_id } = emulator;
    const answer = await requestToken(emulator, {
      grant_type: 'client_credentials',
      client_id,
      client_secret: 'wrong',
      scope: `${RESOURCES.china}/.default`,
    });
    expect(await answer.json()).toMatchObject({ error_uri: 'https://login.chinacloudapi.cn/error?code=7000215' });
  } finally {
    await emulator.close();
  }
});

test('a scenario may move the tenant, and the option stands above it', async () => {
  const scenario = { about: 'The tenant is in China.', tenant: { cloud: 'china' } };
  for (const [options, scope] of [
    [{ scenario }, RESOURCES.china],
    [{ scenario, cloud: 'dod' }, RESOURCES.dod],
  ] as const) {
    const emulator = await startEmulator(options);
    expect((await emulator.clientValues()).scope).toBe(`${scope}/.default`);
    await emulator.close();
  }
});

test('a tenant that moves to another cloud takes no token of the one before', async () => {
  const emulator = await startEmulator();
  try {
    const token = await appToken(emulator);
    emulator.change({ cloud: 'gcc' });
    const answer = await call(emulator, 'GET', '/v1.0/myorg/groups', { token });
    expect([answer.status, answer.headers.get('x-powerbi-error-info')]).toEqual([403, 'InvalidToken']);
  } finally {
    await emulator.close();
  }
});

test.each([[{ cloud: 'germany' }], [{ cloud: 7 }]])('%j is no place for a tenant', async (tenant) => {
  await expect(startEmulator({ scenario: { about: 'Nowhere.', tenant: tenant as never } })).rejects.toThrow(
    'tenant.cloud',
  );
});

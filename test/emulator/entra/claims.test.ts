import { decodeJwt } from 'jose';
import { operations, standardTenant } from '../../../catalogue/powerbi/index.ts';
import { allScopes, appClaims, userClaims } from '../../../emulator/entra/claims.ts';
import { createSigningKey, sign } from '../../../emulator/entra/keys.ts';
import { firstApp, userNamed } from '../../../emulator/tenant/identities.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';

const tenant = standardTenantDefinition();
const app = firstApp(tenant);
const user = userNamed(tenant, undefined);
const POWER_BI = 'https://analysis.windows.net/powerbi/api';
const NOW = 1_800_000_000;

describe('an app-only token', () => {
  const claims = appClaims(tenant, app, POWER_BI, '1', NOW);

  test.each<[string, unknown]>([
    ['ver', '1.0'],
    ['iss', `https://sts.windows.net/${standardTenant.tenantId}/`],
    ['aud', POWER_BI],
    ['tid', standardTenant.tenantId],
    ['appid', standardTenant.clientId],
    ['appidacr', '1'],
    ['idtyp', 'app'],
    ['oid', standardTenant.servicePrincipalId],
    ['sub', standardTenant.servicePrincipalId],
    ['iat', NOW],
    ['nbf', NOW],
    ['exp', NOW + 3599],
    ['roles', undefined],
    ['scp', undefined],
    ['upn', undefined],
    ['name', undefined],
  ])('%s is %s', (name, value) => {
    expect(claims[name]).toEqual(value);
  });

  test('roles are the application permissions, for Power BI only', () => {
    const permitted = { ...app, applicationPermissions: ['Tenant.Read.All'] };
    expect(appClaims(tenant, permitted, POWER_BI, '1', NOW)['roles']).toEqual(['Tenant.Read.All']);
    expect(appClaims(tenant, permitted, 'https://graph.microsoft.com', '1', NOW)['roles']).toBeUndefined();
  });

  test('an assertion shows in appidacr', () => {
    expect(appClaims(tenant, app, POWER_BI, '2', NOW)['appidacr']).toBe('2');
  });
});

describe("a user's token", () => {
  const claims = userClaims(tenant, user, ['Report.Read.All', 'Dataset.Read.All'], NOW);

  test.each<[string, unknown]>([
    ['aud', POWER_BI],
    ['scp', 'Report.Read.All Dataset.Read.All'],
    ['upn', standardTenant.userEmail],
    ['unique_name', standardTenant.userEmail],
    ['oid', standardTenant.userId],
    ['appidacr', '0'],
    ['idtyp', undefined],
    ['roles', undefined],
  ])('%s is %s', (name, value) => {
    expect(claims[name]).toEqual(value);
  });

  test('its subject is not its object id', () => {
    expect(claims.sub).not.toBe(claims['oid']);
  });

  test('only an administrator has the directory role', () => {
    expect(claims['wids']).toHaveLength(1);
    expect(userClaims(tenant, userNamed(tenant, standardTenant.colleagueEmail), [], NOW)['wids']).toEqual([]);
  });
});

test('all scopes of the description, each once', () => {
  const scopes = allScopes({ operations });
  expect(scopes).toEqual(expect.arrayContaining(['Tenant.ReadWrite.All', 'Pipeline.Deploy', 'Content.Create']));
  expect(new Set(scopes).size).toBe(scopes.length);
});

test('a lifetime below zero gives a token that was issued before it expired', () => {
  const { iat = 0, exp = 0 } = appClaims({ ...tenant, tokenLifetime: -60 }, app, POWER_BI, '1', NOW);
  expect(exp).toBe(NOW - 60);
  expect(iat).toBeLessThan(exp);
});

test('a signed token names its key twice', async () => {
  const key = await createSigningKey();
  const token = await sign(appClaims(tenant, app, POWER_BI, '1', NOW), key);
  const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
  expect(header).toEqual({ typ: 'JWT', alg: 'RS256', x5t: key.keyId, kid: key.keyId });
  expect(decodeJwt(token)['appid']).toBe(standardTenant.clientId);
  expect(key.publicJwk).not.toHaveProperty('d');
});

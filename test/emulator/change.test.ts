import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { MARKER_PATH, readScenario, startEmulator, type Emulator } from '../../emulator/index.ts';
import { appToken, call, requestToken } from './client.ts';

const APP = 'Northwind reporting app';
const GROUPS = '/v1.0/myorg/groups';
const sales = `${GROUPS}/${standardTenant.groupId}`;

let emulator: Emulator;
let token: string;
beforeEach(async () => {
  emulator = await startEmulator();
  token = await appToken(emulator);
});
afterEach(() => emulator.close());

const status = async (path: string, method = 'GET'): Promise<number> =>
  (await call(emulator, method, path, { token })).status;

describe('a tenant that changes while it runs', () => {
  test('a setting, off and on again', async () => {
    emulator.change({ settings: { ServicePrincipalAccessPermissionAPIs: { enabled: false } } });
    expect(await status(GROUPS)).toBe(401);
    emulator.change({ settings: { ServicePrincipalAccessPermissionAPIs: { enabled: true } } });
    expect(await status(GROUPS)).toBe(200);
  });

  test('a role taken and given; what callers did stays', async () => {
    const created = (await (await call(emulator, 'POST', GROUPS, { token, json: { name: 'New' } })).json()) as {
      readonly id: string;
    };
    emulator.change({ workspaces: { 'Northwind Sales': { roles: { [APP]: null } } } });
    expect(await status(`${sales}/datasets`)).toBe(401);
    expect(await status(`${GROUPS}/${created.id}`)).toBe(200);
    emulator.change({ workspaces: { 'Northwind Sales': { roles: { [APP]: 'Viewer' } } } });
    expect(await status(`${sales}/datasets`)).toBe(200);
    expect(await status(sales, 'DELETE')).toBe(403);
  });

  test('a role that counts after RefreshUserPermissions', async () => {
    const give = (role: 'Viewer' | 'Member' | null) =>
      emulator.change({ workspaces: { 'Northwind Sales': { roles: { [APP]: role } } } });
    emulator.change({ switches: { newRole: 'after-refresh' } });
    expect(await status(`${sales}/datasets`)).toBe(200);
    give(null);
    give('Viewer');
    expect(await status(`${sales}/datasets`)).toBe(401);
    expect(await status('/v1.0/myorg/RefreshUserPermissions', 'POST')).toBe(200);
    expect(await status(`${sales}/datasets`)).toBe(200);
    // Whoever is in already has the new role at once.
    give('Member');
    expect(await status(`${sales}/datasets`)).toBe(200);
  });

  test('the course of jobs, which those take that are at work', async () => {
    const refreshes = `${sales}/datasets/${standardTenant.datasetId}/refreshes`;
    const started = await call(emulator, 'POST', refreshes, { token, json: { type: 'Full' } });
    const one = `${refreshes}/${started.headers.get('x-ms-request-id')}`;
    emulator.change({ jobs: { refresh: { ends: 'never' } } });
    expect([await status(one), await status(one), await status(one)]).toEqual([202, 202, 202]);
    emulator.change({ jobs: { refresh: null } });
    expect(await status(one)).toBe(200);
  });

  test('a reset keeps the change and drops what callers did', async () => {
    emulator.change({ workspaces: { 'Northwind Sales': { roles: { [APP]: null } } } });
    await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' });
    expect(await status(`${sales}/datasets`)).toBe(401);
  });

  test('a new workspace, and one that goes', async () => {
    const id = '2c1f8a50-7d3e-4b96-8f02-b5c4d6e7f801';
    emulator.change({
      workspaces: { 'Northwind Finance': { id, roles: { [APP]: 'Admin' } }, 'Northwind Production': null },
    });
    const { value } = (await (await call(emulator, 'GET', GROUPS, { token })).json()) as {
      readonly value: { readonly name: string }[];
    };
    expect(value.map(({ name }) => name)).toEqual(['Northwind Sales', 'Northwind Development', 'Northwind Finance']);
  });

  test('a capacity that is paused', async () => {
    emulator.change({ capacities: { 'Northwind capacity': { state: 'Suspended' } } });
    const { value } = (await (await call(emulator, 'GET', '/v1.0/myorg/capacities', { token })).json()) as {
      readonly value: { readonly state: string }[];
    };
    expect(value.map(({ state }) => state)).toEqual(['Suspended']);
    expect(await status(`${sales}/datasets/${standardTenant.datasetId}/refreshes`, 'POST')).toBe(400);
  });

  test('a secret that expires', async () => {
    emulator.change({ apps: [{ secrets: [{ expires: '2025-01-01T00:00:00Z' }] }] });
    const { clientId: client_id, clientSecret: client_secret } = emulator;
    const answer = await requestToken(emulator, {
      grant_type: 'client_credentials',
      client_id,
      client_secret,
      scope: 'https://analysis.windows.net/powerbi/api/.default',
    });
    expect([answer.status, ((await answer.json()) as { readonly error_codes: number[] }).error_codes]).toEqual([
      401,
      [7000222],
    ]);
  });

  test('what it cannot say changes nothing', async () => {
    expect(() =>
      emulator.change({
        settings: { ServicePrincipalAccessPermissionAPIs: { enabled: false } },
        tokenLifetime: 'x',
      } as never),
    ).toThrow('tenant.tokenLifetime must be a number');
    expect(await status(GROUPS)).toBe(200);
  });
});

describe('the route', () => {
  const post = (body: string): Promise<Response> =>
    fetch(`${emulator.url}${MARKER_PATH}/tenant`, { method: 'POST', body });

  test('takes a merge patch of any type', async () => {
    const answer = await post(JSON.stringify({ switches: { closedToApps: 401 } }));
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(await status('/v1.0/myorg/apps')).toBe(401);
  });

  test.each([
    ['no JSON', '{', /not JSON/],
    ['nothing', '', /tenant must be an object/],
    ['an unknown key', '{"setings":{}}', /tenant\.setings is not known/],
  ])('%s', async (_case, body, message) => {
    const answer = await post(body);
    const { error } = (await answer.json()) as { readonly error: { readonly code: string; readonly message: string } };
    expect([answer.status, error.code]).toEqual([400, 'SCENARIO_INVALID']);
    expect(error.message).toMatch(message);
  });

  test('is not for GET', async () => {
    expect((await fetch(`${emulator.url}${MARKER_PATH}/tenant`)).status).toBe(403);
  });
});

describe('faults', () => {
  const ask = (path = GROUPS): Promise<Response> => call(emulator, 'GET', path, { token });

  test('throttled, so many times', async () => {
    emulator.change({ faults: [{ kind: 'throttled', seconds: 7, times: 1 }] });
    const answer = await ask();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await ask()).status).toBe(200);
  });

  test('of the token endpoint, and not of the API', async () => {
    emulator.change({ faults: [{ operation: 'token', kind: 'throttled', seconds: 7 }] });
    const answer = await requestToken(emulator, {});
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await ask()).status).toBe(200);
    emulator.change({ faults: [] });
    expect((await requestToken(emulator, {})).status).toBe(400);
  });

  test('a connection that ends without an answer', async () => {
    emulator.addFault({ kind: 'reset', times: 1 });
    await expect(ask()).rejects.toThrow('fetch failed');
    expect((await ask()).status).toBe(200);
  });

  test('a body that ends in the middle', async () => {
    emulator.addFault({ kind: 'truncated', times: 1 });
    const answer = await ask();
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  test('a proxy, which knows nothing of the service', async () => {
    emulator.addFault({ kind: 'proxy', status: 403 });
    const answer = await ask();
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('requestid')]).toEqual([
      403,
      'text/html; charset=utf-8',
      null,
    ]);
    expect(await answer.text()).toMatch(/^<!DOCTYPE html>/);
  });

  test('another cluster', async () => {
    emulator.addFault({ operation: 'Groups_GetGroups', kind: 'redirect' });
    const answer = await fetch(emulator.url + GROUPS, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
    });
    expect([answer.status, new URL(answer.headers.get('location') ?? '').pathname]).toEqual([307, GROUPS]);
  });

  test('slow answers come in the end, whole', async () => {
    emulator.change({ latency: 20, faults: [{ kind: 'slow', seconds: 0.03 }] });
    const start = performance.now();
    expect((await ask()).status).toBe(200);
    // A lower bound cannot fail on a slow machine; timers may fire a millisecond early.
    expect(performance.now() - start).toBeGreaterThanOrEqual(48);
  });
});

describe("a scenario's client", () => {
  test.each([
    ['secret-wrong', { clientSecret: 'a-secret-that-was-never-issued' }],
    ['client-and-tenant-swapped', { tenantId: standardTenant.clientId, clientId: standardTenant.tenantId }],
    ['token-unresolved', { accessToken: '{{accessToken}}' }],
    ['origin-1', { scope: 'https://graph.microsoft.com/.default' }],
  ])('%s has other values', async (name, values) => {
    const own = await startEmulator({ scenario: readScenario(name) });
    const { tenantId, clientId, clientSecret } = own;
    expect(await own.clientValues()).toEqual({ tenantId, clientId, clientSecret, accessToken: '', ...values });
    await own.close();
  });

  test('has half of a good token where the scenario says so', async () => {
    const own = await startEmulator({ scenario: readScenario('token-truncated') });
    expect((await own.clientValues()).accessToken).toMatch(/^eyJ[\w-]+/);
    await own.close();
  });
});

describe('a profile', () => {
  const asProfile = (path: string, profileId: string): Promise<Response> =>
    fetch(emulator.url + path, { headers: { authorization: `Bearer ${token}`, 'X-PowerBI-Profile-Id': profileId } });

  test('administers the workspace that it makes, and the app does not see it', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const as = { 'X-PowerBI-Profile-Id': standardTenant.profileId };
    const made = (await (
      await fetch(emulator.url + GROUPS, {
        method: 'POST',
        headers: { ...headers, ...as },
        body: '{"name":"Of a customer"}',
      })
    ).json()) as { readonly id: string };
    const statuses = [as, {}].map(
      async (one) =>
        (await fetch(`${emulator.url}${GROUPS}/${made.id}/users`, { headers: { ...headers, ...one } })).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 401]);
  });

  test('sees the workspaces that it has a role in itself', async () => {
    const { value } = (await (await asProfile(GROUPS, standardTenant.profileId)).json()) as {
      readonly value: { readonly id: string }[];
    };
    expect(value.map(({ id }) => id)).toEqual([standardTenant.groupId]);
  });

  test('of somebody else is refused', async () => {
    expect((await asProfile(GROUPS, '00000000-1111-4222-8333-444444444444')).status).toBe(403);
  });

  test('needs its switch', async () => {
    emulator.change({ settings: { AllowServicePrincipalsCreateAndUseProfiles: { enabled: false } } });
    expect((await asProfile(GROUPS, standardTenant.profileId)).status).toBe(401);
    expect(await status(GROUPS)).toBe(200);
  });
});

describe('the Fabric API', () => {
  test('lists workspaces, items and settings', async () => {
    const read = async (path: string): Promise<unknown> => (await call(emulator, 'GET', path, { token })).json();
    expect(await read('/v1/workspaces')).toHaveProperty('value.0.displayName', 'Northwind Sales');
    expect(await read(`/v1/workspaces/${standardTenant.groupId}`)).toHaveProperty('id', standardTenant.groupId);
    expect(await read(`/v1/workspaces/${standardTenant.groupId}/items`)).toHaveProperty(
      'value.0.type',
      'SemanticModel',
    );
    expect(await read('/v1/admin/tenantsettings')).toHaveProperty('tenantSettings.0', {
      settingName: 'ServicePrincipalAccessPermissionAPIs',
      enabled: true,
      canSpecifySecurityGroups: true,
      enabledSecurityGroups: [{ graphId: 'e2f4a7c1-58d3-4b96-a0e7-6c1d9f3b8025', name: 'Power BI automation' }],
    });
  });

  // prettier-ignore
  test.each<[string, Parameters<Emulator['change']>[0], string, number, string]>([
    ['the developer switch is off', { settings: { ServicePrincipalAccessPermissionAPIs: { enabled: false } } }, '/v1/workspaces', 403, 'InsufficientPrivileges'],
    ['the admin switch is off', { settings: { AllowServicePrincipalsUseReadAdminAPIs: { enabled: false } } }, '/v1/admin/tenantsettings', 403, 'InsufficientPrivileges'],
    ['closed to apps, with 403', { fabricPathsClosedToApps: ['/v1/workspaces'], switches: { fabricPrincipalType: 403 } }, '/v1/workspaces', 403, 'PrincipalTypeNotSupported'],
    ['a path that there is not', {}, '/v1/nothing', 404, 'EntityNotFound'],
  ])('%s', async (_case, change, path, expected, errorCode) => {
    emulator.change(change);
    const answer = await call(emulator, 'GET', path, { token });
    const body = (await answer.json()) as { readonly errorCode: string; readonly requestId: string };
    expect([answer.status, body.errorCode, answer.headers.get('x-ms-public-api-error-code')]).toEqual([expected, errorCode, errorCode]);
    expect(answer.headers.get('requestid')).toBe(body.requestId);
  });

  test('the admin switch does not close the rest', async () => {
    emulator.change({ settings: { AllowServicePrincipalsUseReadAdminAPIs: { enabled: false } } });
    expect(await status('/v1/workspaces')).toBe(200);
  });
});

import { catalogues } from '../../../catalogue/index.ts';
import { Destinations } from '../../../runner/wire/destinations.ts';
import { Gate, readsOnly, type Judgement, type Permission } from '../../../runner/wire/gate.ts';
import { makeToken } from '../../cli/fixtures/token.ts';
import { environment } from '../fixtures/collection.ts';

const TENANT = '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10';
const OTHER = '11111111-2222-4333-8444-555555555555';
const ID = '3e478a9d-0ae0-46ad-8952-0b55c100d087';
const api = 'https://api.powerbi.com';
const login = 'https://login.microsoftonline.com';
const cluster = 'https://wabi-north-europe-d-primary-redirect.analysis.windows.net';
const token = `Bearer ${makeToken({ tid: TENANT })}`;

const commercial = new Destinations(environment({ loginUrl: login, apiUrl: api, tenantId: TENANT }));
const emulator = new Destinations(
  environment({ loginUrl: 'http://127.0.0.1:4280', apiUrl: 'http://127.0.0.1:4280', tenantId: TENANT }),
);
const emulatorWithFabric = new Destinations(
  environment({
    loginUrl: 'http://127.0.0.1:4280',
    apiUrl: 'http://127.0.0.1:4280',
    fabricUrl: 'https://api.fabric.microsoft.com',
  }),
);
const shared = new Destinations(
  environment({ loginUrl: 'https://emulator.contoso.com', apiUrl: 'https://emulator.contoso.com' }),
  ['emulator.contoso.com'],
);
const gateway = new Destinations(
  environment({ loginUrl: login, apiUrl: 'https://gateway.contoso.com/pbi', tenantId: TENANT }),
  ['gateway.contoso.com', 'localhost:3000'],
);

const heavy: Permission = { heavyReads: true, tenants: new Set() };
const writes: Permission = { heavyReads: false, tenants: new Set([TENANT]) };
const all: Permission = { heavyReads: true, tenants: 'any' };

const ask = (
  permission: Permission,
  to: Destinations,
  method: string,
  url: string,
  headers: Record<string, string | string[]> = { authorization: token },
) =>
  new Gate(catalogues, permission, [to]).judge({
    method,
    url,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value].flat()])),
  });

// prettier-ignore
const leaves: [string, Permission, Destinations, string, string, Record<string, string>?][] = [
  ['a plain read', readsOnly, commercial, 'GET', `${api}/v1.0/myorg/groups?$top=1`],
  ['an unknown read', readsOnly, commercial, 'HEAD', `${api}/v1.0/myorg/whatever`],
  ['the token request', readsOnly, commercial, 'POST', `${login}/${TENANT}/oauth2/v2.0/token`, {}],
  ['the older token request', readsOnly, commercial, 'POST', `${login}/${TENANT}/oauth2/token`, {}],
  ['metadata of the host that signs in', readsOnly, commercial, 'GET', `${login}/${TENANT}/v2.0/.well-known/openid-configuration`, {}],
  ['a read of a cluster', readsOnly, commercial, 'GET', `${cluster}/v1.0/myorg/admin/activityevents`],
  ['a read of Fabric', readsOnly, commercial, 'GET', 'https://api.fabric.microsoft.com/v1.0/myorg/groups'],
  ['a heavy read, allowed', heavy, commercial, 'POST', `${api}/v1.0/myorg/datasets/${ID}/executeQueries`],
  ['a heavy read, where changes are allowed', writes, commercial, 'POST', `${api}/v1.0/myorg/datasets/${ID}/executeQueries`],
  ['a change in the tenant that may be changed', writes, commercial, 'DELETE', `${api}/v1.0/myorg/groups/${ID}`],
  ['a change whose token names no tenant, in the one that was signed in to', writes, commercial, 'DELETE', `${api}/v1.0/myorg/groups/${ID}`, { authorization: 'Bearer opaque' }],
  ['an import on a cluster, allowed', writes, commercial, 'POST', `${cluster}/v1.0/myorg/groups/${ID}/imports`],
  ['a change of the emulator', all, emulator, 'DELETE', `http://127.0.0.1:4280/v1.0/myorg/groups/${ID}`],
  ['a change of an emulator of one trusted origin', all, shared, 'DELETE', `https://emulator.contoso.com/v1.0/myorg/groups/${ID}`],
  ['the Host header that Node writes', readsOnly, commercial, 'GET', `${api}/v1.0/myorg/groups`, { host: 'API.powerbi.com:443' }],
  ['a read through a gateway with a path', readsOnly, gateway, 'GET', 'https://gateway.contoso.com/pbi/v1.0/myorg/groups'],
  ['a change through it, allowed', writes, gateway, 'DELETE', `https://gateway.contoso.com/pbi/v1.0/myorg/groups/${ID}`],
  ['a read of another trusted host', readsOnly, gateway, 'GET', 'http://localhost:3000/x'],
  ['a continuation on a cluster behind a gateway', readsOnly, gateway, 'GET', `${cluster}/v1.0/myorg/admin/activityevents`],
];

test.each(leaves)('leaves: %s', (_name, permission, to, method, url, ...[headers]) => {
  const judgement = ask(permission, to, method, url, headers);
  expect(judgement.allowed ? 'leaves' : judgement.reason).toBe('leaves');
});

// prettier-ignore
const stays: [string, Permission, Destinations, string, string, RegExp, Record<string, string | string[]>?][] = [
  ['a change', readsOnly, commercial, 'DELETE', `${api}/v1.0/myorg/groups/${ID}`, /changes are not allowed/],
  ['a change in small letters', readsOnly, commercial, 'delete', `${api}/v1.0/myorg/groups/${ID}`, /changes are not allowed/],
  ['an unknown change', readsOnly, commercial, 'POST', `${api}/v1.0/myorg/whatever`, /changes are not allowed/],
  ['a known read with another verb', readsOnly, commercial, 'DELETE', `${api}/v1.0/myorg/groups`, /changes are not allowed/],
  ['a read that a header makes a change', readsOnly, commercial, 'GET', `${api}/v1.0/myorg/groups/${ID}`, /changes are not allowed/, { 'x-http-method-override': 'DELETE' }],
  ['a change where heavy reads are allowed', heavy, commercial, 'PATCH', `${api}/v1.0/myorg/groups/${ID}`, /changes are not allowed/],
  ['a credential where heavy reads are allowed', heavy, commercial, 'POST', `${api}/v1.0/myorg/GenerateToken`, /changes are not allowed/],
  ['a heavy read', readsOnly, commercial, 'POST', `${api}/v1.0/myorg/datasets/${ID}/executeQueries`, /heavy reads are not allowed/],
  ['a heavy read by GET', readsOnly, commercial, 'GET', `${api}/v1.0/myorg/reports/${ID}/Export`, /heavy reads are not allowed/],
  ['a change in another tenant than the one allowed', { heavyReads: false, tenants: new Set([OTHER]) }, commercial, 'DELETE', `${api}/v1.0/myorg/groups/${ID}`, new RegExp(`in the tenant ${TENANT}`)],
  ['a change by a token of another tenant', writes, commercial, 'DELETE', `${api}/v1.0/myorg/groups/${ID}`, new RegExp(`in the tenant ${OTHER}`), { authorization: `Bearer ${makeToken({ tid: OTHER })}` }],
  ['another host', all, commercial, 'GET', 'https://evil.example/', /evil\.example is not a host of this run/],
  ['a host that begins like ours', all, commercial, 'GET', 'https://api.powerbi.com.evil.example/', /not a host of this run/],
  ['another port of ours', all, commercial, 'GET', 'https://api.powerbi.com:8443/', /not a host of this run/],
  ['ours, not encrypted', all, commercial, 'GET', 'http://api.powerbi.com/v1.0/myorg/groups', /not a host of this run/],
  ['a user name in front', all, commercial, 'GET', 'https://evil@api.powerbi.com/v1.0/myorg/groups', /not a host of this run/],
  ['another cloud', all, commercial, 'GET', 'https://api.powerbi.cn/v1.0/myorg/groups', /not a host of this run/],
  ['this machine, beside a cloud', all, commercial, 'GET', 'http://127.0.0.1:4280/', /not a host of this run/],
  ['a token request elsewhere', all, commercial, 'POST', `https://login.evil.example/${TENANT}/oauth2/v2.0/token`, /not a host of this run/],
  ['a token request at another cloud', all, commercial, 'POST', `https://login.microsoftonline.us/${TENANT}/oauth2/v2.0/token`, /not a host of this run/],
  ['a token request on the host of the API', readsOnly, commercial, 'POST', `${api}/${TENANT}/oauth2/v2.0/token`, /changes are not allowed/],
  ['a token sent to the host that signs in', all, commercial, 'GET', `${login}/${TENANT}`, /a token must not go/],
  ['something else posted there', all, commercial, 'POST', `${login}/${TENANT}/oauth2/v2.0/devicecode`, /only the token request/],
  ['two tokens', all, commercial, 'GET', `${api}/v1.0/myorg/groups`, /two Authorization headers/, { authorization: [token, token] }],
  ['a Host header of another host', readsOnly, commercial, 'GET', `${api}/v1.0/myorg/groups`, /Host header/, { host: 'other.contoso.com' }],
  ['a change of a cloud beside the emulator', all, emulatorWithFabric, 'DELETE', 'https://api.fabric.microsoft.com/v1/workspaces/x', /its host is not the emulator/],
  ['a change of its API beside the emulator', all, emulatorWithFabric, 'DELETE', `${api}/v1.0/myorg/groups/${ID}`, /its host is not the emulator/],
  ['a query of a cloud beside the emulator', { ...all, heavyReads: false }, emulatorWithFabric, 'POST', `${api}/v1.0/myorg/datasets/${ID}/executeQueries`, /heavy reads are not allowed/],
  ['an encoded slash', all, commercial, 'DELETE', `${api}/v1.0/myorg/groups/..%2f..%2fadmin`, /encoded slash/],
  ['an encoded percent sign', all, commercial, 'GET', `${api}/v1.0/myorg/groups/%252e`, /encoded slash/],
  ['no address', all, commercial, 'GET', 'api.powerbi.com/v1.0', /cannot be read/],
  ['a cloud from the emulator', all, emulator, 'DELETE', `${api}/v1.0/myorg/groups/${ID}`, /not a host of this run/],
  ['the path above a gateway', all, gateway, 'GET', 'https://login.microsoftonline.us/x', /not a host of this run/],
];

test.each(stays)('stays: %s', (_name, permission, to, method, url, reason, ...[headers]) => {
  const judgement = ask(permission, to, method, url, headers);
  expect(judgement.allowed ? 'leaves' : judgement.reason).toMatch(reason);
});

test('dots in a path are read as the server reads them', () => {
  const operationOf = (judgement: Judgement): string | undefined =>
    judgement.allowed ? judgement.operation?.id : judgement.reason;
  expect(
    operationOf(ask(writes, commercial, 'DELETE', `${api}/v1.0/myorg/groups/../../../v1.0/myorg/groups/${ID}`)),
  ).toBe('Groups_DeleteGroup');
  expect(operationOf(ask(readsOnly, commercial, 'GET', `${api}/v1.0/myorg/groups/x/../../admin/groups`))).toBe(
    'Groups_GetGroupsAsAdmin',
  );
});

test('each row has its own hosts and its own tenant', () => {
  const china = new Destinations(
    environment({ loginUrl: 'https://login.chinacloudapi.cn', apiUrl: 'https://api.powerbi.cn', tenantId: OTHER }),
  );
  const gate = new Gate(catalogues, writes, [commercial, china]);
  const judge = (url: string): boolean =>
    gate.judge({ method: 'DELETE', url: `${url}/v1.0/myorg/groups/${ID}`, headers: new Map() }).allowed;
  expect([judge(api), judge('https://api.powerbi.cn')]).toEqual([true, false]);
  gate.enter(1);
  expect([judge(api), judge('https://api.powerbi.cn')]).toEqual([false, false]);
});

test('what is under way keeps its row when the next one begins', async () => {
  const china = new Destinations(
    environment({ loginUrl: 'https://login.chinacloudapi.cn', apiUrl: 'https://api.powerbi.cn', tenantId: OTHER }),
  );
  const gate = new Gate(catalogues, readsOnly, [commercial, china]);
  const later = (row: number, url: string): Promise<boolean> => {
    gate.enter(row);
    return gate.inRow(async () => {
      await new Promise(setImmediate);
      return gate.judge({ method: 'GET', url, headers: new Map() }).allowed;
    });
  };
  expect(
    await Promise.all([
      later(0, api),
      later(1, api),
      later(0, 'https://api.powerbi.cn'),
      later(1, 'https://api.powerbi.cn'),
    ]),
  ).toEqual([true, false, false, true]);
});

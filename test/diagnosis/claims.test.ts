import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { TokenClaims } from '../../diagnosis/evidence.ts';
import { appClaims, call, codes, firstCode, NOW, odata, userClaims, type Call } from './evidence.ts';

const SECONDS = NOW / 1000;
const { groupId, tenantId } = standardTenant;
const app = (changes: TokenClaims): TokenClaims => ({ ...appClaims, ...changes });
const graph = app({ aud: 'https://graph.microsoft.com' });
const old = app({ exp: SECONDS - 60 });
const early = app({ nbf: SECONDS + 600 });
const otherTenant = app({ tid: '6f0d2b7e-94c1-4a38-8e5d-1b7c3f9a0d62' });
const invalid = { 'X-PowerBI-Error-Info': 'InvalidToken' };
const over = { 'x-powerbi-error-info': 'TokenExpired' };
const switchOff = { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' };
const late = { Date: 'Wed, 04 Mar 2026 10:30:00 GMT' };
const fabric = 'https://api.fabric.microsoft.com/v1/workspaces';
const legacy = {
  error: { code: 'TokenExpired', message: 'Access token has expired, resubmit with a new access token' },
};

/** Name, call, first code. Those that are refused are also asked with 401 and 403 swapped. */
// prettier-ignore
const cases: readonly (readonly [string, Call, string])[] = [
  // Nothing sent
  ['no token', { path: '/groups', claims: null, token: 'none' }, 'TOKEN_MISSING'],
  ['no token, and no such path', { path: '/nothing', claims: null, token: 'none' }, 'TOKEN_MISSING'],
  ['no token, Fabric', { path: fabric, status: 401, claims: null, token: 'none' }, 'TOKEN_MISSING'],
  ['no token because the secret is empty', { path: '/groups', claims: null, token: 'none', settings: { secretLooksLike: 'empty' } }, 'TOKEN_MISSING'],
  ['silence after a JWT that could not be kept', { path: '/groups', claims: null, token: 'jwt' }, 'UNKNOWN'],

  // For somebody else
  ['a token for Graph', { path: '/groups', status: 401, claims: graph }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['a token for Graph, InvalidToken', { path: '/groups', headers: invalid, claims: graph }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['a token for Graph, as the switch header says something else', { path: '/groups', headers: switchOff, claims: graph }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['a token for Graph by its id', { path: '/groups', claims: app({ aud: '00000003-0000-0000-c000-000000000000' }) }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['a token for ARM on an admin path', { path: '/admin/groups', claims: app({ aud: 'https://management.azure.com/' }) }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['the API\'s address as resource', { path: '/groups', claims: app({ aud: 'https://api.powerbi.com' }) }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['the app itself as resource', { path: '/groups', claims: app({ aud: 'api://9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21' }) }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['a slash within', { path: '/groups', claims: app({ aud: 'https://analysis.windows.net/powerbi/api//' }) }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['a host that only begins like Power BI\'s', { path: '/groups', claims: app({ aud: 'https://analysis.windows.net.example/powerbi/api' }) }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['another cloud\'s Power BI', { path: '/groups', claims: app({ aud: 'https://analysis.usgovcloudapi.net/powerbi/api' }) }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['several audiences, the first foreign', { path: '/groups', claims: app({ aud: ['https://graph.microsoft.com'] }) }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['Fabric\'s audience where Power BI says InvalidToken', { path: '/groups', headers: invalid, claims: app({ aud: 'https://api.fabric.microsoft.com' }) }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['Fabric\'s audience where it does not', { path: '/groups', claims: app({ aud: 'https://api.fabric.microsoft.com' }) }, 'PBI_REFUSED_SILENTLY'],
  ['Fabric\'s audience on Fabric', { path: fabric, status: 401, claims: app({ aud: 'https://api.fabric.microsoft.com' }) }, 'FABRIC_UNAUTHORIZED'],
  ['Power BI\'s audience on Fabric', { path: fabric, status: 401, claims: appClaims }, 'FABRIC_UNAUTHORIZED'],
  ['a token for Graph on Fabric', { path: fabric, status: 401, claims: graph }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['Power BI\'s audience with a slash', { path: '/groups', claims: app({ aud: 'https://analysis.windows.net/powerbi/api/' }) }, 'PBI_REFUSED_SILENTLY'],
  ['Power BI\'s id as audience', { path: '/groups', claims: app({ aud: '00000009-0000-0000-c000-000000000000' }) }, 'PBI_REFUSED_SILENTLY'],
  ['the GCC audience on the GCC host', { path: 'https://api.powerbigov.us/v1.0/myorg/groups', claims: app({ aud: 'https://analysis.usgovcloudapi.net/powerbi/api' }) }, 'PBI_REFUSED_SILENTLY'],
  ['the GCC audience on a host that may stand for any cloud', { path: 'http://127.0.0.1:4280/v1.0/myorg/groups', claims: app({ aud: 'https://analysis.usgovcloudapi.net/powerbi/api' }) }, 'PBI_REFUSED_SILENTLY'],
  ['a foreign audience and no answer yet of a right', { path: `/groups/${groupId}/reports`, status: 404, claims: graph }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['a foreign audience, but an id that is not found', { path: `/groups/${groupId}/reports`, status: 404, claims: graph, body: odata('PowerBIEntityNotFound') }, 'PBI_ENTITY_NOT_FOUND'],
  ['a foreign audience, but a throttle', { path: '/groups', status: 429, claims: graph }, 'PBI_THROTTLED'],
  ['a foreign audience, but a proxy', { path: '/groups', claims: graph, headers: { RequestId: '' }, body: '<html>Blocked</html>' }, 'PROXY_ANSWERED'],
  ['a foreign audience on somebody else\'s service', { path: 'https://graph.microsoft.com/beta/me', claims: graph }, 'UNKNOWN'],

  // Out of time
  ['expired', { path: '/groups', claims: old }, 'TOKEN_EXPIRED'],
  ['expired, in the service\'s words', { path: '/groups', headers: over, claims: old }, 'TOKEN_EXPIRED'],
  ['expired, while the service says InvalidToken', { path: '/groups', headers: invalid, claims: old }, 'TOKEN_EXPIRED'],
  ['expired, while the service names a setting', { path: '/groups', headers: switchOff, claims: old }, 'TOKEN_EXPIRED'],
  ['expired at this very moment', { path: '/groups', claims: app({ exp: SECONDS }) }, 'TOKEN_EXPIRED'],
  ['expires in a second', { path: '/groups', claims: app({ exp: SECONDS + 1 }) }, 'PBI_REFUSED_SILENTLY'],
  ['expired by the service\'s clock', { path: '/groups', headers: late, claims: appClaims }, 'TOKEN_EXPIRED'],
  ['expired by our clock, not by the service\'s', { path: '/groups', headers: { date: 'Wed, 04 Mar 2026 08:30:00 GMT' }, claims: app({ exp: SECONDS - 60, nbf: SECONDS - 7200 }) }, 'PBI_REFUSED_SILENTLY'],
  ['a date that is none', { path: '/groups', headers: { date: 'yesterday' }, claims: old }, 'TOKEN_EXPIRED'],
  ['expired, Fabric', { path: fabric, status: 401, claims: old, body: { errorCode: 'TokenExpired', message: 'x', requestId: 'y' } }, 'TOKEN_EXPIRED'],
  ['expired, and something of another kind is wrong', { path: '/admin/activityevents', status: 400, claims: old, body: { error: { code: 'BadRequest', message: 'x' } } }, 'PBI_DATES_MISSING'],
  ['TokenExpired, the claims unknown', { path: '/groups', headers: over, claims: null }, 'TOKEN_EXPIRED'],
  ['the older body, the claims unknown', { path: '/groups', body: legacy, claims: null }, 'TOKEN_EXPIRED'],
  ['TokenExpired before its time', { path: '/groups', headers: over, claims: appClaims }, 'TOKEN_MALFORMED'],
  ['the older body before its time', { path: '/groups', body: legacy, claims: appClaims }, 'TOKEN_MALFORMED'],
  ['TokenExpired and no exp', { path: '/groups', headers: over, claims: { aud: 'https://analysis.windows.net/powerbi/api', idtyp: 'app' } }, 'TOKEN_MALFORMED'],
  ['not yet valid', { path: '/groups', claims: early }, 'TOKEN_NOT_YET_VALID'],
  ['not yet valid, in the service\'s words', { path: '/groups', headers: over, claims: early }, 'TOKEN_NOT_YET_VALID'],
  ['not yet valid by our clock, valid by the service\'s', { path: '/groups', headers: late, claims: app({ nbf: SECONDS + 60, exp: SECONDS + 7200 }) }, 'PBI_REFUSED_SILENTLY'],
  ['valid from now on', { path: '/groups', claims: app({ nbf: SECONDS }) }, 'PBI_REFUSED_SILENTLY'],

  // Damaged
  ['not a JWT', { path: '/groups', headers: invalid, claims: null, token: 'no jwt' }, 'TOKEN_MALFORMED'],
  ['no JWT, and silence', { path: '/groups', claims: null, token: 'no jwt' }, 'TOKEN_MALFORMED'],
  ['no JWT, Fabric', { path: fabric, status: 401, claims: null, token: 'no jwt' }, 'TOKEN_MALFORMED'],
  ['InvalidToken, and the claims are right', { path: '/groups', headers: invalid }, 'TOKEN_MALFORMED'],
  ['InvalidToken, the claims unknown', { path: '/groups', headers: invalid, claims: null }, 'TOKEN_MALFORMED'],
  ['InvalidToken in a body', { path: '/groups', body: { error: { code: 'InvalidToken', message: 'x' } } }, 'TOKEN_MALFORMED'],

  // Of somebody else
  ['another tenant', { path: '/groups', claims: otherTenant }, 'TOKEN_WRONG_TENANT'],
  ['the same tenant in capitals', { path: '/groups', settings: { tenantId: tenantId.toUpperCase() } }, 'PBI_REFUSED_SILENTLY'],
  ['a tenant by its domain', { path: '/groups', claims: otherTenant, settings: { tenantId: 'northwind.example' } }, 'PBI_REFUSED_SILENTLY'],
  ['a tenant that is not known', { path: '/groups', claims: otherTenant, settings: { tenantId: '' } }, 'PBI_REFUSED_SILENTLY'],
  ['a user where only an app may call', { path: '/profiles', claims: { ...userClaims, scp: 'Tenant.ReadWrite.All' } }, 'TOKEN_OF_USER'],
  ['an app where only an app may call', { path: '/profiles' }, 'PBI_PROFILE'],
  ['a user who lacks a scope', { path: '/groups', status: 401, claims: { ...userClaims, scp: 'Report.Read.All' } }, 'PBI_SCOPE_MISSING'],
  ['a user who has no right to administer', { path: '/admin/groups', status: 401, claims: { ...userClaims, scp: 'Tenant.Read.All' }, body: odata('PowerBINotAuthorizedException') }, 'PBI_ADMIN_NOT_ADMIN'],
];

test.each(cases)('%s', (_name, given, expected) => {
  expect(firstCode(call(given))).toBe(expected);
});

test('401 and 403 swapped change nothing', () => {
  const swap = (status: number): number => (status === 401 ? 403 : 401);
  const refused = cases.filter(
    ([, { status = 403, path }, expected]) =>
      (status === 401 || status === 403) && !(path === fabric && /^FABRIC/.test(expected)),
  );
  const wrong = refused
    .map(([name, given, expected]) => [
      name,
      firstCode(call({ ...given, status: swap(given.status ?? 403) })),
      expected,
    ])
    .filter(([, got, expected]) => got !== expected);
  expect(wrong).toEqual([]);
});

test('silence, and nothing known of the token: 403 is about the token, 401 about a right', () => {
  expect(codes(call({ path: '/groups', claims: null, status: 403 }))).toEqual([
    'TOKEN_DOUBTFUL',
    'PBI_REFUSED_SILENTLY',
    'PBI_PROPAGATION',
  ]);
  expect(codes(call({ path: '/groups', claims: null, status: 401 }))).toEqual([
    'PBI_REFUSED_SILENTLY',
    'TOKEN_MISSING',
    'PBI_PROPAGATION',
  ]);
});

describe('nothing is said of the token', () => {
  const all: readonly (readonly [string, TokenClaims])[] = [
    ['foreign', graph],
    ['expired', old],
    ['early', early],
    ['another tenant', otherTenant],
  ];
  test.each(all)('%s, and answered all the same', (_name, claims) => {
    expect(codes(call({ path: '/groups', status: 200, body: { value: [{ id: groupId }] }, claims }))).toEqual([]);
  });
  test.each(all)('%s, and the service failed', (_name, claims) => {
    expect(codes(call({ path: '/groups', status: 503, claims }))).toEqual(['SERVICE_ERROR']);
  });
  test.each(all)('%s, and there was no answer', (_name, claims) => {
    expect(codes(call({ path: '/groups', status: 0, claims }))).toEqual(['NO_ANSWER']);
  });
});

describe("a user's token is a doubt", () => {
  const users = { ...userClaims, scp: 'Workspace.Read.All Tenant.Read.All' };
  test.each<[string, Call, boolean]>([
    ['on a call that both may make', { path: '/groups', claims: users }, true],
    ['with upn alone', { path: '/groups', claims: { ...users, scp: '' } }, true],
    ['on what only a user may call', { path: '/apps', claims: users }, false],
    ['on My workspace', { path: '/reports', claims: users }, false],
    ['when no app is in the settings', { path: '/groups', claims: users, settings: { clientId: '' } }, false],
    ['when it is not refused', { path: '/groups', status: 404, claims: users }, false],
    ['of an app', { path: '/groups' }, false],
  ])('%s', (_name, given, expected) => {
    expect(codes(call(given)).includes('TOKEN_OF_USER')).toBe(expected);
  });
  test('and never before a reason', () => {
    expect(
      codes(
        call({
          path: `/groups/${groupId}/reports`,
          status: 401,
          headers: { 'x-powerbi-error-info': 'GroupNotAccessible' },
          claims: { ...users, scp: 'Report.Read.All' },
        }),
      ),
    ).toEqual(['PBI_WORKSPACE_ROLE_MISSING', 'TOKEN_OF_USER']);
  });
});

describe('claims that are not what they should be', () => {
  const odd: readonly (readonly [string, Record<string, unknown>])[] = [
    ['times as texts', { exp: 'soon', nbf: 'never' }],
    ['an audience that is a number', { aud: 5 }],
    ['an audience of numbers', { aud: [5] }],
    ['everything null', { aud: null, tid: null, oid: null, sub: null, scp: null, roles: null, exp: null }],
    ['roles that are a text', { roles: 'Tenant.Read.All' }],
    ['a scope that is a list', { scp: ['a'] }],
    ['a time without end', { exp: 1e300, nbf: -1e300 }],
    ['a time before all times', { exp: -1e300 }],
  ];
  test.each(odd)('%s', (_name, claims) => {
    expect(() => diagnose(call({ path: '/groups', claims: { ...appClaims, ...claims } }))).not.toThrow();
  });
});

describe('the cure has the names of the evidence', () => {
  const told = (given: Call): string => {
    const cause = diagnose(call(given)).causes[0];
    return [cause?.why, ...(cause?.fix ?? [])].join('\n');
  };
  // prettier-ignore
  test.each<[string, Call, string]>([
    ['whose audience it is', { path: '/groups', claims: graph }, '"https://graph.microsoft.com" (Microsoft Graph)'],
    ['the scope of the called cloud', { path: 'https://api.high.powerbigov.us/v1.0/myorg/groups', claims: graph }, 'scope https://high.analysis.usgovcloudapi.net/powerbi/api/.default'],
    ['the other cloud', { path: '/groups', claims: app({ aud: 'https://analysis.chinacloudapi.cn/powerbi/api' }) }, 'Power BI of the China cloud'],
    ['when it ended', { path: '/groups', claims: old }, 'exp is 2026-03-04T09:29:00Z, 1 min in the past'],
    ['that our clock is behind', { path: '/groups', headers: late }, 'it is 60 min behind'],
    ['from when it is valid', { path: '/groups', claims: early }, 'nbf is 2026-03-04T09:40:00Z, 10 min in the future'],
    ['both tenants', { path: '/groups', claims: otherTenant }, `tid is 6f0d2b7e-94c1-4a38-8e5d-1b7c3f9a0d62, tenantId is ${tenantId}`],
    ['that the secret is empty', { path: '/groups', claims: null, token: 'none', settings: { secretLooksLike: 'empty' } }, 'clientSecret is empty'],
    ['how to tell a garbled token from a foreign one', { path: '/groups', headers: invalid, claims: null }, 'To find out which, decode the token'],
  ])('%s', (_name, given, expected) => {
    expect(told(given)).toContain(expected);
  });
});

test('title and why are short and every step is a sentence, however long the claims are', () => {
  const long = { aud: `https://${'a'.repeat(400)}`, upn: 'u'.repeat(400), tid: otherTenant.tid ?? '' };
  const all = cases.flatMap(([, given]) => [
    call(given),
    call({ ...given, claims: given.claims ? { ...given.claims, ...long } : null }),
  ]);
  const causes = all.flatMap((evidence) => diagnose(evidence).causes);
  expect(causes.filter(({ title, why }) => title.length + why.length >= 300)).toEqual([]);
  expect(
    causes.filter(
      ({ why, fix }) =>
        fix.length === 0 ||
        [why, ...fix].some((text) => !/[.!)/\dA-Za-z}"]$/.test(text) || /undefined|null|\[object| {2}/.test(text)),
    ),
  ).toEqual([]);
});

import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { call, codes, odata, tokenAnswer, type Call } from './evidence.ts';

const { groupId, reportId } = standardTenant;
const reports = `/groups/${groupId}/reports`;
const none = { claims: null, token: 'none' } as const;
const switchOff = { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' };
const fabric = 'https://api.fabric.microsoft.com/v1/workspaces';
const page = '<!DOCTYPE html><html><head><title>Not Found</title></head></html>';
/** A gateway in front of Power BI, by its path or because the settings name it. */
const gateway = 'https://gateway.contoso.example/pbi/v1.0/myorg/groups';
const behind = { apiUrl: 'https://api.contoso.example/reporting' };

/** Without a header it is the only cause, whatever the answer says of ids, roles and settings. */
// prettier-ignore
const missing: readonly (readonly [string, Call])[] = [
  ['401', { ...none, path: '/groups', status: 401 }],
  ['403', { ...none, path: '/groups' }],
  ['404 of an id', { ...none, path: `${reports}/${reportId}`, status: 404, body: odata('PowerBIEntityNotFound') }],
  ['404 of an address', { ...none, path: '/nothing', status: 404, headers: { 'x-powerbi-error-info': 'ResourceNotFound' } }],
  ['404 of a path before the path', { ...none, path: 'https://api.powerbi.com/x/v1.0/myorg/groups', status: 404 }],
  ['404 of a slash too many', { ...none, path: 'https://api.powerbi.com//v1.0/myorg/groups', status: 404, headers: { RequestId: '' }, body: page }],
  ['400', { ...none, path: '/groups', status: 400 }],
  ['400 that asks for $top', { ...none, path: '/admin/groups', status: 400 }],
  ['a tenant setting', { ...none, path: '/groups', headers: switchOff }],
  ['a workspace that is not open', { ...none, path: reports, status: 401, headers: { 'x-powerbi-error-info': 'GroupNotAccessible' } }],
  ['a path that is closed to apps', { ...none, path: '/datasets', body: { Message: 'API is not accessible for application' } }],
  ['an admin path', { ...none, path: '/admin/groups?$top=1', status: 401, neighbours: [{ operation: 'Groups_GetGroups', outcome: 'answered' }] }],
  ['a demand for a sign-in', { ...none, path: '/groups', status: 401, headers: { 'www-authenticate': 'Bearer error="insufficient_claims"' } }],
  ['Fabric', { ...none, path: fabric, status: 401, body: { errorCode: 'Unauthorized', message: 'x' } }],
  ['Fabric, 404', { ...none, path: fabric, status: 404, body: { errorCode: 'WorkspaceNotFound', message: 'x' } }],
  ['a cluster', { ...none, path: 'https://wabi-north-europe-redirect.analysis.windows.net/v1.0/myorg/groups', status: 404 }],
  ['the emulator', { ...none, path: 'http://127.0.0.1:4280/v1.0/myorg/groups', status: 404 }],
  ['a gateway by its path', { ...none, path: gateway, status: 404 }],
  ['a gateway by the settings', { ...none, path: 'https://api.contoso.example/reporting/groups', status: 404, settings: behind }],
  ['a web page that refuses', { ...none, path: '/groups', headers: { RequestId: '' }, body: page }],
];

test.each(missing)('no header: %s', (_name, given) => {
  expect(codes(call(given))).toEqual(['TOKEN_MISSING']);
});

/** Near misses: a header was sent, nothing is known of it, or the answer has another cause for certain. */
// prettier-ignore
const others: readonly (readonly [string, Call, string])[] = [
  ['a token, and an id that is not found', { path: `${reports}/${reportId}`, status: 404, body: odata('PowerBIEntityNotFound') }, 'PBI_ENTITY_NOT_FOUND'],
  ['a token, and an address that is not known', { path: '/nothing', status: 404 }, 'PBI_PATH_UNKNOWN'],
  ['a token, and a setting', { path: '/groups', headers: switchOff }, 'PBI_SP_SWITCH_OFF'],
  ['nothing known of the token, and 404', { path: '/nothing', status: 404, claims: null }, 'PBI_PATH_UNKNOWN'],
  ['something that is not a JWT', { path: '/groups', claims: null, token: 'no jwt' }, 'TOKEN_MALFORMED'],
  ['a proxy that wants a sign-in', { ...none, path: '/groups', status: 407, headers: { RequestId: '' } }, 'PROXY_ANSWERED'],
  ['a proxy that gives its name', { ...none, path: '/groups', headers: { RequestId: '', server: 'squid/6.6' } }, 'PROXY_ANSWERED'],
  ['a throttle', { ...none, path: '/admin/groups?$top=1', status: 429 }, 'PBI_THROTTLED'],
  ['a service that fails', { ...none, path: '/groups', status: 503 }, 'SERVICE_ERROR'],
  ['no answer', { ...none, path: '/groups', status: 0 }, 'NO_ANSWER'],
  ['a redirect', { ...none, path: '/groups', status: 302, headers: { location: 'https://portal.example/' } }, 'REDIRECT_NOT_FOLLOWED'],
  ['a gateway that adds the token, and an id that is not found', { ...none, path: 'https://gateway.contoso.example/v1.0/myorg/nothing', status: 404, headers: { 'x-powerbi-error-info': 'ResourceNotFound' } }, 'PBI_PATH_UNKNOWN'],
  ['another service', { ...none, path: 'https://shop.example/products/7', status: 404 }, 'UNKNOWN'],
  ['another service with a path like Fabric\'s', { ...none, path: 'https://shop.example/v1/products/7', status: 404 }, 'UNKNOWN'],
  ['a good answer', { ...none, path: '/capacities', status: 200, body: { value: [] } }, ''],
];

test.each(others)('not for that reason: %s', (_name, given, code) => {
  expect(codes(call(given))[0] ?? '').toBe(code);
});

test('a token request carries no token, and that is right', () => {
  expect(codes({ ...tokenAnswer({ code: 7000215, status: 401 }), token: 'none' })).toEqual(['ENTRA_SECRET_WRONG']);
  expect(codes({ ...tokenAnswer({ code: { body: '' }, status: 404 }), token: 'none' })).toEqual(['UNKNOWN']);
});

test('the cure says where the header comes from', () => {
  const cause = diagnose(
    call({
      ...none,
      path: '/groups',
      status: 404,
      settings: { secretLooksLike: 'placeholder', apiUrl: 'https://api.powerbi.com/' },
    }),
  ).causes[0];
  const text = [cause?.title, cause?.why, ...(cause?.fix ?? [])].join('\n');
  for (const part of [
    'No Authorization header was sent',
    'clientSecret is a placeholder',
    'Authorization tab',
    '{{token}}',
    'Inherit auth from parent',
    'converters remove it',
    'redirect to another host drops the header',
    'it is https://api.powerbi.com/',
  ])
    expect(text).toContain(part);
  expect(cause?.certainty).toBe('inferred');
  expect(diagnose(call({ ...none, path: '/groups' })).causes[0]?.certainty).toBe('measured');
});

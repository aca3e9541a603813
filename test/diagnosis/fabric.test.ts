import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { appClaims, call, firstCode, userClaims, type Call } from './evidence.ts';

const workspaces = 'https://api.fabric.microsoft.com/v1/workspaces';
const says = (errorCode: string, message = 'In words.'): unknown => ({
  requestId: standardTenant.groupId,
  errorCode,
  message,
  isRetriable: false,
});

// prettier-ignore
const cases: readonly (readonly [string, Call, string])[] = [
  ['no role', { path: workspaces, status: 403, body: says('InsufficientPrivileges') }, 'FABRIC_INSUFFICIENT_PRIVILEGES'],
  ['no role, header only', { path: workspaces, status: 403, headers: { 'x-ms-public-api-error-code': 'InsufficientPrivileges' } }, 'FABRIC_INSUFFICIENT_PRIVILEGES'],
  ['no role, the status of a bad token', { path: workspaces, status: 401, body: says('InsufficientPrivileges') }, 'FABRIC_INSUFFICIENT_PRIVILEGES'],
  ['no scope', { path: 'https://api.fabric.microsoft.com/v1/admin/tenantsettings', status: 403, body: says('InsufficientScopes'), claims: userClaims }, 'FABRIC_INSUFFICIENT_SCOPES'],
  ['not for apps', { path: workspaces, method: 'POST', status: 400, body: says('PrincipalTypeNotSupported') }, 'FABRIC_PRINCIPAL_NOT_SUPPORTED'],
  ['not for apps, as 403', { path: workspaces, method: 'POST', status: 403, body: says('PrincipalTypeNotSupported') }, 'FABRIC_PRINCIPAL_NOT_SUPPORTED'],
  ['no workspace', { path: `${workspaces}/${standardTenant.groupId}`, status: 404, body: says('WorkspaceNotFound') }, 'FABRIC_NOT_FOUND'],
  ['no item', { path: `${workspaces}/${standardTenant.groupId}/items/x`, status: 404, body: says('EntityNotFound') }, 'FABRIC_NOT_FOUND'],
  ['no feature', { path: workspaces, status: 403, body: says('FeatureNotAvailable') }, 'FABRIC_FEATURE'],
  ['too many', { path: workspaces, status: 429, body: says('RequestBlocked'), headers: { 'Retry-After': '55' } }, 'FABRIC_THROTTLED'],
  ['too many, no body', { path: workspaces, status: 429 }, 'FABRIC_THROTTLED'],
  ['a token of which nothing is known', { path: workspaces, status: 401, body: says('Unauthorized'), claims: null }, 'FABRIC_TOKEN'],
  ['a token of which nothing is known, no body', { path: workspaces, status: 401, claims: null }, 'FABRIC_TOKEN'],
  ['a token that cannot be read', { path: workspaces, status: 401, claims: null, token: 'jwt' }, 'FABRIC_TOKEN'],
  ['a good token', { path: workspaces, status: 401, body: says('Unauthorized') }, 'FABRIC_UNAUTHORIZED'],
  ['a good token, no body', { path: workspaces, status: 401 }, 'FABRIC_UNAUTHORIZED'],
  ['a good token of a user', { path: workspaces, status: 401, body: says('Unauthorized'), claims: userClaims }, 'FABRIC_UNAUTHORIZED'],
  ['a token that looks good, and that the service calls expired', { path: workspaces, status: 401, body: says('TokenExpired') }, 'FABRIC_TOKEN'],
  ['a token of an app for the other audience is good', { path: workspaces, status: 403, body: says('InsufficientPrivileges'), claims: { ...appClaims, aud: 'https://api.fabric.microsoft.com' } }, 'FABRIC_INSUFFICIENT_PRIVILEGES'],
  ['a foreign audience comes first', { path: workspaces, status: 401, body: says('Unauthorized'), claims: { ...appClaims, aud: 'https://graph.microsoft.com' } }, 'TOKEN_FOREIGN_AUDIENCE'],
  // Near misses
  ['an empty 403 says nothing', { path: workspaces, status: 403 }, 'UNKNOWN'],
  ['a reason that nobody knows', { path: workspaces, status: 403, body: says('SomethingNew') }, 'UNKNOWN'],
  ['Fabric’s reason from Power BI', { path: '/groups', status: 429, body: says('RequestBlocked') }, 'PBI_THROTTLED'],
  ['success', { path: workspaces, status: 200, body: { value: [] } }, ''],
];

test.each(cases)('%s', (_name, given, code) => {
  expect(firstCode(call(given))).toBe(code);
});

import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Neighbour, TokenClaims } from '../../diagnosis/evidence.ts';
import { appClaims, call, codes, firstCode, odata, userClaims, type Call } from './evidence.ts';

const { groupId, datasetId, reportId, gatewayId, pipelineId } = standardTenant;
const inGroup = `/groups/${groupId}`;
const notAuthorized = odata('PowerBINotAuthorizedException');
const closed = { Message: 'API is not accessible for application' };
const switchOff = { 'X-PowerBI-Error-Info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' };
const notAccessible = { 'x-powerbi-error-info': 'GroupNotAccessible' };
const withPermission: TokenClaims = { ...appClaims, roles: ['Tenant.Read.All'] };
const admin: TokenClaims = { ...userClaims, scp: 'Tenant.Read.All Workspace.Read.All Dataset.Read.All' };
const foreign: TokenClaims = { ...appClaims, aud: 'https://graph.microsoft.com' };
const seen = (outcome: Neighbour['outcome'], ...operations: string[]): Neighbour[] =>
  operations.map((operation) => ({ operation, outcome }));
const query = `${inGroup}/datasets/${datasetId}/executeQueries`;
const post = 'POST';

/** Every row is also asked with 401 and 403 swapped: the answer must be the same. */
// prettier-ignore
const cases: readonly (readonly [string, Call, string])[] = [
  // The developer setting
  ['the switch header', { path: '/groups', status: 401, headers: switchOff }, 'PBI_SP_SWITCH_OFF'],
  ['the switch header on a path that is closed anyway', { path: '/datasets', status: 401, headers: switchOff }, 'PBI_SP_SWITCH_OFF'],
  ['the switch header on an admin operation', { path: '/admin/capacities', status: 401, headers: switchOff }, 'PBI_SP_SWITCH_OFF'],
  ['the switch header on a creation', { path: '/groups', method: post, status: 401, headers: switchOff }, 'PBI_CREATE_SWITCH_OFF'],
  ['the switch header on a creation while reads are answered', { path: '/pipelines', method: post, headers: switchOff, neighbours: seen('answered', 'Groups_GetGroups') }, 'PBI_CREATE_SWITCH_OFF'],
  ['the switch header on a creation while reads are refused', { path: '/groups', method: post, headers: switchOff, neighbours: seen('refused', 'Groups_GetGroups') }, 'PBI_SP_SWITCH_OFF'],
  ['a creation refused silently while reads are answered', { path: '/groups', method: post, neighbours: seen('empty', 'Groups_GetGroups') }, 'PBI_CREATE_SWITCH_OFF'],
  ['a creation refused silently, and nothing else is known', { path: '/groups', method: post }, 'PBI_REFUSED_SILENTLY'],
  ['a creation by a user is not about that setting', { path: '/groups', method: post, claims: { ...userClaims, scp: 'Workspace.ReadWrite.All' } }, 'TOKEN_OF_USER'],
  ['the switch header on profiles', { path: '/profiles', status: 401, headers: switchOff }, 'PBI_PROFILE'],
  ['the switch header on profiles while reads are refused', { path: '/profiles', headers: switchOff, neighbours: seen('refused', 'Groups_GetGroups') }, 'PBI_SP_SWITCH_OFF'],
  ['an answer that speaks of a profile', { path: '/groups', body: { error: { code: 'ServicePrincipalProfileNotFound', message: 'The profile is not the caller’s.' } } }, 'PBI_PROFILE'],
  ['a call as a profile, refused silently', { path: '/groups', status: 401, settings: { asProfileId: reportId } }, 'PBI_PROFILE'],
  ['a call as a profile, refused with nothing but the exception', { path: inGroup, body: notAuthorized, settings: { asProfileId: reportId } }, 'PBI_PROFILE'],
  ['a call as a profile that is good, into a workspace', { path: inGroup, body: notAuthorized, settings: { asProfileId: reportId }, neighbours: seen('answered', 'Groups_GetGroups') }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['a call as a profile without a role', { path: inGroup, headers: notAccessible, settings: { asProfileId: reportId } }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['the admin APIs, which take no profile', { path: '/admin/groups', body: notAuthorized, settings: { asProfileId: reportId } }, 'PBI_ADMIN_SWITCH_OFF'],

  // What is closed to apps by its class
  ['My workspace, in the service’s words', { path: `/datasets/${datasetId}/datasources`, body: closed }, 'PBI_MY_WORKSPACE_PATH'],
  ['My workspace, silently', { path: '/reports', status: 401 }, 'PBI_MY_WORKSPACE_PATH'],
  ['My workspace by a user', { path: '/reports', claims: userClaims }, 'UNKNOWN'],
  ['My workspace with another reason', { path: '/reports', headers: { 'x-powerbi-error-info': 'SomethingElse' } }, 'UNKNOWN'],
  ['Apps', { path: '/apps', body: closed }, 'PBI_APPS_UNSUPPORTED'],
  ['Apps, silently', { path: '/apps' }, 'PBI_APPS_UNSUPPORTED'],
  ['Apps by a user', { path: '/apps', claims: { ...userClaims, scp: 'App.Read.All' } }, 'UNKNOWN'],
  ['the same words on an open path', { path: '/groups', body: closed }, 'PBI_API_CLOSED'],
  ['the same words on an unknown path', { path: '/no-such-thing', body: closed }, 'PBI_API_CLOSED'],
  ['other words on an open path', { path: '/groups', body: { Message: 'The moon is full.' } }, 'UNKNOWN'],
  ['an admin operation that writes', { path: `/admin${inGroup}`, method: 'PATCH', status: 401, body: notAuthorized }, 'PBI_ADMIN_WRITE'],
  ['an admin operation that writes, in the words of closed paths', { path: `/admin${inGroup}`, method: 'PATCH', body: closed }, 'PBI_ADMIN_WRITE'],
  ['an admin operation that writes, by an app with a permission', { path: `/admin${inGroup}`, method: 'PATCH', body: notAuthorized, claims: withPermission }, 'PBI_ADMIN_WRITE'],

  // The admin APIs
  ['an admin read', { path: '/admin/capacities', status: 401, body: notAuthorized }, 'PBI_ADMIN_SWITCH_OFF'],
  ['an admin read, silently', { path: '/admin/groups?$top=1' }, 'PBI_ADMIN_SWITCH_OFF'],
  ['an admin read with an application permission', { path: '/admin/capacities', status: 401, body: notAuthorized, claims: withPermission }, 'PBI_ADMIN_CONSENT'],
  ['an admin read with an application permission, silently', { path: '/admin/groups?$top=1', claims: withPermission }, 'PBI_ADMIN_CONSENT'],
  ['an admin read with a permission of another kind', { path: '/admin/capacities', body: notAuthorized, claims: { ...appClaims, roles: ['Workspace.Read'] } }, 'PBI_ADMIN_SWITCH_OFF'],
  ['a call that is not admin, with an application permission', { path: '/groups', claims: withPermission }, 'PBI_REFUSED_SILENTLY'],
  ['an admin read with an application permission, by a switched off app', { path: '/admin/capacities', headers: switchOff, claims: withPermission }, 'PBI_SP_SWITCH_OFF'],
  ['an admin read with an application permission and a foreign audience', { path: '/admin/capacities', claims: { ...withPermission, aud: 'https://graph.microsoft.com' } }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['a contested admin read', { path: `/admin${inGroup}`, body: notAuthorized }, 'PBI_ADMIN_CONTESTED'],
  ['a contested admin read with an application permission', { path: `/admin${inGroup}`, body: notAuthorized, claims: withPermission }, 'PBI_ADMIN_CONTESTED'],
  ['an admin read while its neighbours are answered', { path: '/admin/capacities', body: notAuthorized, neighbours: seen('answered', 'Groups_GetGroupsAsAdmin') }, 'PBI_REFUSED_SILENTLY'],
  ['a user who is no administrator', { path: '/admin/capacities', body: notAuthorized, claims: admin }, 'PBI_ADMIN_NOT_ADMIN'],
  ['an administrator without the scope', { path: '/admin/capacities', body: notAuthorized, claims: userClaims }, 'PBI_SCOPE_MISSING'],
  ['a user without the scope', { path: '/groups', status: 401, body: notAuthorized, claims: { ...userClaims, scp: 'Report.Read.All' } }, 'PBI_SCOPE_MISSING'],
  ['a user with the scope', { path: '/groups', status: 401, body: notAuthorized, claims: userClaims }, 'TOKEN_OF_USER'],
  ['a user with the scope that stands for all', { path: '/groups', status: 401, body: notAuthorized, claims: { ...userClaims, scp: 'user_impersonation' } }, 'TOKEN_OF_USER'],

  // Workspaces
  ['GroupNotAccessible', { path: `${inGroup}/datasets`, status: 401, headers: notAccessible }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['GroupNotAccessible in the body only', { path: `${inGroup}/datasets`, status: 401, body: odata('GroupNotAccessible') }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['GroupNotAccessible, a personal workspace', { path: `${inGroup}/datasets`, status: 401, body: { error: { code: 'GroupNotAccessible', message: 'Group APIs are not permitted for a personal workspace.' } } }, 'PBI_PERSONAL_WORKSPACE'],
  ['GroupNotAccessible for a user', { path: `${inGroup}/datasets`, status: 401, headers: notAccessible, claims: userClaims }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['a read in a workspace: PowerBINotAuthorizedException', { path: `${inGroup}/reports`, status: 401, body: notAuthorized }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['a read in a workspace, silently, while the API lets the app in', { path: `${inGroup}/reports`, neighbours: seen('answered', 'Groups_GetGroups') }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['a read in a workspace, silently', { path: `${inGroup}/reports` }, 'PBI_REFUSED_SILENTLY'],
  ['a read in a workspace while others are answered', { path: `${inGroup}/users`, body: notAuthorized, neighbours: seen('answered', 'Datasets_GetDatasetsInGroup') }, 'PBI_ROLE_TOO_LOW'],
  ['a write', { path: `${inGroup}/datasets/${datasetId}/refreshes`, method: post, body: notAuthorized }, 'PBI_ROLE_TOO_LOW'],
  ['a write, silently, while reads are answered', { path: inGroup, method: 'DELETE', neighbours: seen('answered', 'Groups_GetGroup') }, 'PBI_ROLE_TOO_LOW'],
  ['a write while reads are refused', { path: `${inGroup}/datasets/${datasetId}/refreshes`, method: post, body: notAuthorized, neighbours: seen('refused', 'Datasets_GetDatasetsInGroup') }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['a write, silently', { path: inGroup, method: 'DELETE' }, 'PBI_REFUSED_SILENTLY'],
  ['a write without access', { path: `${inGroup}/reports/${reportId}`, method: 'DELETE', headers: notAccessible }, 'PBI_WORKSPACE_ROLE_MISSING'],

  // Queries, embed tokens, gateways
  ['a query', { path: query, method: post, status: 401, body: notAuthorized }, 'PBI_EXECUTE_QUERIES_REFUSED'],
  ['a query, silently, while reads are answered', { path: query, method: post, neighbours: seen('answered', 'Datasets_GetDatasetInGroup') }, 'PBI_EXECUTE_QUERIES_REFUSED'],
  ['a query, silently', { path: query, method: post }, 'PBI_REFUSED_SILENTLY'],
  ['a query without access', { path: query, method: post, headers: notAccessible }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['a query by a user without the scope', { path: query, method: post, body: notAuthorized, claims: { ...userClaims, scp: 'Report.Read.All' } }, 'PBI_SCOPE_MISSING'],
  ['a query beside a workspace', { path: `/datasets/${datasetId}/executeQueries`, method: post, body: notAuthorized }, 'PBI_EXECUTE_QUERIES_REFUSED'],
  ['an embed token', { path: `${inGroup}/reports/${reportId}/GenerateToken`, method: post, body: notAuthorized }, 'PBI_EMBED_REFUSED'],
  ['an embed token, silently, while reads are answered', { path: '/GenerateToken', method: post, neighbours: seen('answered', 'Reports_GetReportsInGroup') }, 'PBI_EMBED_REFUSED'],
  ['an embed token, silently', { path: '/GenerateToken', method: post }, 'PBI_REFUSED_SILENTLY'],
  ['an embed token with an effective identity', { path: '/GenerateToken', method: post, body: { error: { code: 'InvalidRequest', message: 'The username of the effective identity must be identical to the caller’s principal name for dataset X.' } } }, 'PBI_EMBED_IDENTITY'],
  ['a gateway', { path: `/gateways/${gatewayId}`, status: 401, body: notAuthorized }, 'PBI_GATEWAY_ADMIN'],
  ['gateways, silently, while the API lets the app in', { path: '/gateways', neighbours: seen('answered', 'Groups_GetGroups') }, 'PBI_GATEWAY_ADMIN'],
  ['gateways, silently', { path: '/gateways' }, 'PBI_REFUSED_SILENTLY'],
  ['binding a model to a gateway', { path: `${inGroup}/datasets/${datasetId}/Default.BindToGateway`, method: post, body: notAuthorized }, 'PBI_ROLE_TOO_LOW'],

  // What names itself
  ['a challenge', { path: '/groups', status: 401, headers: { 'WWW-Authenticate': 'Bearer authorization_uri="https://login.windows.net/x", error="insufficient_claims", claims="e30="' } }, 'PBI_CONDITIONAL_ACCESS'],
  ['a challenge of another kind', { path: '/groups', status: 401, headers: { 'WWW-Authenticate': 'Bearer' } }, 'PBI_REFUSED_SILENTLY'],
  ['no licence', { path: '/groups', status: 401, body: odata('PowerBINotLicensedException'), claims: userClaims }, 'PBI_NOT_LICENSED'],
  ['a paused capacity', { path: `${inGroup}/datasets`, body: odata('CapacityNotActive') }, 'PBI_CAPACITY_PAUSED'],

  // What nothing tells apart
  ['workspaces, silently', { path: '/groups' }, 'PBI_REFUSED_SILENTLY'],
  ['workspaces: PowerBINotAuthorizedException', { path: '/groups', body: notAuthorized }, 'PBI_REFUSED_SILENTLY'],
  ['a pipeline, silently', { path: `/pipelines/${pipelineId}`, neighbours: seen('answered', 'Groups_GetGroups') }, 'PBI_REFUSED_SILENTLY'],
  // Nothing but doubts
  ['silently, by a user', { path: '/groups', claims: userClaims }, 'TOKEN_OF_USER'],
  ['silently, by a user, and no app is known', { path: '/groups', claims: userClaims, settings: { clientId: '' } }, 'UNKNOWN'],
  ['a body that was cut off', { path: '/groups', body: '{"error":{"code":"Servi' }, 'UNKNOWN'],
  ['a reason that nobody knows', { path: `${inGroup}/reports`, body: odata('SomethingNew') }, 'UNKNOWN'],
  ['a foreign audience', { path: `${inGroup}/reports`, body: notAuthorized, claims: foreign }, 'TOKEN_FOREIGN_AUDIENCE'],
];

test.each(cases)('%s', (_name, given, code) => {
  expect(firstCode(call(given))).toBe(code);
  expect(firstCode(call({ ...given, status: given.status === 401 ? 403 : 401 }))).toBe(code);
});

test('a foreign audience leaves no guess about rights behind it', () => {
  expect(codes(call({ path: '/groups', claims: foreign })).filter((code) => code.startsWith('PBI_'))).toEqual([]);
});

test('a refusal that a moment may cure says so last', () => {
  const all = codes(call({ path: `${inGroup}/datasets`, headers: notAccessible }));
  expect(all).toEqual(['PBI_WORKSPACE_ROLE_MISSING', 'PBI_PROPAGATION']);
});

test.each<[string, Call]>([
  ['a path that is closed by its class', { path: '/apps' }],
  ['an application permission', { path: '/admin/capacities', body: notAuthorized, claims: withPermission }],
  ['a user', { path: `${inGroup}/datasets`, headers: notAccessible, claims: userClaims }],
  ['a 404', { path: `${inGroup}/datasets/${datasetId}`, status: 404, body: odata('PowerBIEntityNotFound') }],
  ['a challenge', { path: '/groups', headers: { 'www-authenticate': 'Bearer error="insufficient_claims"' } }],
])('waiting does not help: %s', (_name, given) => {
  expect(codes(call(given))).not.toContain('PBI_PROPAGATION');
});

test('the object id in a cure is the one of the token, and says which of the two it is', () => {
  const { fix } = diagnose(call({ path: `${inGroup}/datasets`, headers: notAccessible })).causes[0]!;
  expect(fix[0]).toContain(`object id ${standardTenant.servicePrincipalId}`);
  expect(fix[0]).toContain(groupId);
});

test('the silent refusal names the setting first, and the request that tells more', () => {
  const { fix } = diagnose(call({ path: '/groups' })).causes[0]!;
  expect(fix[0]).toContain('Service principals can call Fabric public APIs');
  expect(fix.join(' ')).toContain('To find out which: send Get Capacities');
});

test('the cure names the profile that a role is missing for', () => {
  const [cause] = diagnose(call({ path: inGroup, headers: notAccessible, settings: { asProfileId: reportId } })).causes;
  expect(cause?.fix[0]).toMatch(
    new RegExp(`^Give the service principal profile ${reportId} the role Viewer .* in workspace ${groupId}`),
  );
});

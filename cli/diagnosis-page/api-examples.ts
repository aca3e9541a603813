import { standardTenant } from '../../catalogue/index.ts';
import { ofUser, type Example } from './example.ts';

const ROOT = '/v1.0/myorg';
const GROUP = `${ROOT}/groups/${standardTenant.groupId}`;
const DATASET = `${GROUP}/datasets/${standardTenant.datasetId}`;
const REPORT = `${GROUP}/reports/${standardTenant.reportId}`;
const FABRIC = 'https://api.fabric.microsoft.com/v1';

/** The tenant setting of service principals, as a header. */
const switchOff = { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' };
const closedToApps = { Message: 'API is not accessible for application' };
const listAnswered = [{ operation: 'Groups_GetGroups', outcome: 'answered' }] as const;
const workspaceAnswered = [...listAnswered, { operation: 'Datasets_GetDatasetsInGroup', outcome: 'answered' }] as const;

/** Answers of Power BI and Fabric, and of what stands in between. */
export const apiExamples: readonly Example[] = [
  { code: 'PROXY_REFUSED', path: `${ROOT}/groups`, status: 0, failure: { kind: 'proxy refused', proxy: 'proxy.contoso.example:8080', host: 'api.powerbi.com', status: 407 } },
  { code: 'PROXY_UNREACHABLE', path: `${ROOT}/groups`, status: 0, failure: { kind: 'proxy unreachable', proxy: 'proxy.contoso.example:8080', host: 'api.powerbi.com' } },
  { code: 'REDIRECT_NOT_FOLLOWED', path: `${ROOT}/groups`, status: 302, headers: { location: 'https://portal.contoso.example/sign-in' } },
  { code: 'NO_ANSWER', path: `${ROOT}/groups`, status: 0 },
  { code: 'PROXY_ANSWERED', path: `${ROOT}/groups`, body: '<!DOCTYPE html><title>Access denied</title>' },
  { code: 'SERVICE_ERROR', path: `${ROOT}/groups`, status: 503 },

  { code: 'TOKEN_MISSING', path: `${ROOT}/groups`, claims: null, token: 'none' },
  { code: 'TOKEN_MALFORMED', path: `${ROOT}/groups`, claims: null, token: 'no jwt', headers: { 'x-powerbi-error-info': 'InvalidToken' } },
  { code: 'TOKEN_FOREIGN_AUDIENCE', path: `${ROOT}/groups`, claims: { aud: 'https://graph.microsoft.com' } },
  { code: 'TOKEN_EXPIRED', path: `${ROOT}/groups`, claims: { exp: Date.UTC(2026, 0, 15, 11) / 1000 } },
  { code: 'TOKEN_NOT_YET_VALID', path: `${ROOT}/groups`, claims: { nbf: Date.UTC(2026, 0, 15, 13) / 1000, exp: Date.UTC(2026, 0, 15, 14) / 1000 } },
  { code: 'TOKEN_WRONG_TENANT', path: `${ROOT}/groups`, claims: { tid: '00000000-1111-4222-8333-444444444444' } },
  { code: 'TOKEN_OF_USER', path: `${ROOT}/profiles`, claims: ofUser },

  { code: 'PBI_SP_SWITCH_OFF', path: `${ROOT}/groups`, status: 401, headers: switchOff },
  { code: 'PBI_CREATE_SWITCH_OFF', path: `${ROOT}/groups`, method: 'POST', status: 401, headers: switchOff, neighbours: listAnswered },
  { code: 'PBI_CONDITIONAL_ACCESS', path: `${ROOT}/groups`, status: 401, headers: { 'www-authenticate': 'Bearer error="insufficient_claims"' } },
  { code: 'PBI_MY_WORKSPACE_PATH', path: `${ROOT}/datasets`, body: closedToApps },
  { code: 'PBI_APPS_UNSUPPORTED', path: `${ROOT}/apps`, body: closedToApps },
  { code: 'PBI_ADMIN_WRITE', path: `${ROOT}/admin/groups/${standardTenant.groupId}/users`, method: 'POST', status: 401 },
  { code: 'PBI_API_CLOSED', path: `${ROOT}/groups`, body: closedToApps },
  { code: 'PBI_ADMIN_CONSENT', path: `${ROOT}/admin/groups?$top=1`, status: 401, claims: { roles: ['Tenant.Read.All'] } },
  { code: 'PBI_ADMIN_SWITCH_OFF', path: `${ROOT}/admin/groups?$top=1`, status: 401, neighbours: listAnswered },
  { code: 'PBI_ADMIN_CONTESTED', path: `${ROOT}/admin/pipelines`, status: 401, neighbours: listAnswered },
  { code: 'PBI_ADMIN_NOT_ADMIN', path: `${ROOT}/admin/groups?$top=1`, status: 401, claims: { ...ofUser, scp: 'Tenant.Read.All' } },
  { code: 'PBI_SCOPE_MISSING', path: `${ROOT}/reports`, status: 401, claims: ofUser },
  { code: 'PBI_NO_WORKSPACE', path: `${ROOT}/groups`, status: 200, body: { value: [] } },
  { code: 'PBI_WORKSPACE_ROLE_MISSING', path: `${GROUP}/datasets`, status: 401, headers: { 'x-powerbi-error-info': 'GroupNotAccessible' } },
  {
    code: 'PBI_PERSONAL_WORKSPACE',
    path: `${GROUP}/datasets`,
    status: 401,
    body: { error: { code: 'GroupNotAccessible', message: 'This is a personal workspace' } },
  },
  { code: 'PBI_ROLE_TOO_LOW', path: `${GROUP}/users`, method: 'POST', status: 403, body: odata('PowerBINotAuthorizedException'), neighbours: workspaceAnswered },
  { code: 'PBI_BUILD_MISSING', path: `${DATASET}/executeQueries`, method: 'POST', status: 404, body: odata('PowerBIEntityNotFound') },
  { code: 'PBI_ENTITY_NOT_FOUND', path: REPORT, status: 404, body: odata('PowerBIEntityNotFound') },
  { code: 'PBI_EXECUTE_QUERIES_REFUSED', path: `${DATASET}/executeQueries`, method: 'POST', status: 401, body: odata('PowerBINotAuthorizedException'), neighbours: workspaceAnswered },
  { code: 'PBI_QUERY_FAILED', path: `${DATASET}/executeQueries`, method: 'POST', status: 400, body: odata('DatasetExecuteQueriesError') },
  { code: 'PBI_QUERY_ERROR_INSIDE', path: `${DATASET}/executeQueries`, method: 'POST', status: 200, body: { results: [{ error: { code: 'AnError' } }] } },
  { code: 'PBI_EMBED_REFUSED', path: `${REPORT}/GenerateToken`, method: 'POST', neighbours: workspaceAnswered },
  { code: 'PBI_EMBED_IDENTITY', path: `${REPORT}/GenerateToken`, method: 'POST', status: 400, body: { error: { code: 'InvalidRequest', message: 'An effective identity is needed' } } },
  { code: 'PBI_GATEWAY_ADMIN', path: `${ROOT}/gateways`, status: 200, body: { value: [] } },
  { code: 'PBI_PROFILE', path: `${ROOT}/profiles`, status: 401, headers: switchOff, neighbours: listAnswered },
  { code: 'PBI_CAPACITY_PAUSED', path: `${GROUP}/datasets`, status: 400, body: odata('CapacityNotActive') },
  { code: 'PBI_NOT_LICENSED', path: `${ROOT}/groups`, claims: ofUser, headers: { 'x-powerbi-error-info': 'UserNotLicensed' } },
  { code: 'PBI_REFUSED_SILENTLY', path: `${ROOT}/groups` },
  { code: 'PBI_PROPAGATION', doubt: true, path: `${ROOT}/groups` },
  { code: 'PBI_THROTTLED', path: `${ROOT}/groups`, status: 429, headers: { 'retry-after': '57' } },
  { code: 'PBI_CLUSTER_REDIRECT', path: `${ROOT}/groups`, status: 307, headers: { location: 'https://wabi-north-europe-redirect.analysis.windows.net/v1.0/myorg/groups' } },
  { code: 'PBI_PATH_UNKNOWN', path: `${ROOT}/group`, status: 404, headers: { 'x-powerbi-error-info': 'ResourceNotFound' } },
  { code: 'PBI_DATES_UNQUOTED', path: `${ROOT}/admin/activityevents?startDateTime=2026-01-14T00:00:00&endDateTime=2026-01-14T23:59:59`, status: 400 },
  { code: 'PBI_DATES_TWO_DAYS', path: `${ROOT}/admin/activityevents?startDateTime='2026-01-13T00:00:00'&endDateTime='2026-01-14T23:59:59'`, status: 400 },
  { code: 'PBI_TOP_MISSING', path: `${ROOT}/admin/groups`, status: 400 },
  { code: 'PBI_PRINCIPAL_MIXED_UP', path: `${GROUP}/users`, method: 'POST', status: 400, body: { error: { code: 'InvalidRequest', message: 'principalType is missing or invalid' } } },
  { code: 'PBI_REFRESH_RUNNING', path: `${DATASET}/refreshes`, method: 'POST', status: 409 },
  {
    code: 'PBI_SCAN_THIN',
    path: `${ROOT}/admin/workspaces/scanResult/${standardTenant.transactionId}`,
    status: 200,
    body: { workspaces: [{ id: standardTenant.groupId, datasets: [{ id: standardTenant.datasetId, tables: [] }] }] },
  },

  { code: 'FABRIC_TOKEN', path: `${FABRIC}/workspaces`, status: 401, claims: null, body: fabric('TokenExpired') },
  { code: 'FABRIC_INSUFFICIENT_PRIVILEGES', path: `${FABRIC}/workspaces/${standardTenant.groupId}`, body: fabric('InsufficientPrivileges') },
  { code: 'FABRIC_INSUFFICIENT_SCOPES', path: `${FABRIC}/workspaces`, claims: ofUser, body: fabric('InsufficientScopes') },
  { code: 'FABRIC_PRINCIPAL_NOT_SUPPORTED', path: `${FABRIC}/workspaces`, method: 'POST', status: 400, body: fabric('PrincipalTypeNotSupported') },
  { code: 'FABRIC_NOT_FOUND', path: `${FABRIC}/workspaces/${standardTenant.groupId}`, status: 404, body: fabric('WorkspaceNotFound') },
  { code: 'FABRIC_FEATURE', path: `${FABRIC}/workspaces`, body: fabric('FeatureNotAvailable') },
  { code: 'FABRIC_THROTTLED', path: `${FABRIC}/workspaces`, status: 429, body: fabric('RequestBlocked') },
];

function odata(code: string): object {
  return { error: { code, 'pbi.error': { code, parameters: {}, details: [], exceptionCulprit: 1 } } };
}

function fabric(errorCode: string): object {
  return { requestId: standardTenant.transactionId, errorCode, message: 'What Fabric says.' };
}

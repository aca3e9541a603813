import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { codeOf } from '../../../diagnosis/families/fabric/documented-row.ts';
import { describeWith } from '../../shared.ts';
import { appClaims, call, codes, userClaims, type Call } from '../evidence.ts';

const host = 'https://api.fabric.microsoft.com';
const workspace = `/v1/workspaces/${standardTenant.groupId}`;
const item = `${workspace}/items/${standardTenant.reportId}`;
const operation = `/v1/operations/${standardTenant.transactionId}`;
const sessions = `${workspace}/lakehouses/${standardTenant.datasetId}/livyapi/versions/2023-12-01/sessions`;
const job = `${item}/jobs/instances/${standardTenant.transactionId}`;
const withTenant = { ...appClaims, roles: ['Tenant.ReadWrite.All'] };
const post = 'POST';

const said = (errorCode: string, message = 'In words.', more: object = {}): unknown => ({
  requestId: standardTenant.transactionId,
  errorCode,
  message,
  ...more,
});
const noContext = said('Unauthorized', 'Authorization Context Requested but not available');

/** Name, call, code of the first cause, what its title, why and steps speak of, and what they must not say. */
// prettier-ignore
const cases: readonly (readonly [name: string, given: Call, code: string, speaksOf: RegExp, notOf?: RegExp])[] = [
  // Audience, token, admin
  ['a Fabric token on a Power BI path of the Fabric host', { path: `${host}/v1.0/myorg/groups?$filter=name%20eq%20'x'`, claims: { ...appClaims, aud: host } }, 'TOKEN_FOREIGN_AUDIENCE', /scope https:\/\/analysis\.windows\.net\/powerbi\/api\/\.default.*both hosts/, /tenant setting|switch on/i],
  ['the same with two slashes, as sempy writes it', { path: `${host}//v1.0/myorg/groups`, status: 401, claims: { ...appClaims, aud: host } }, 'TOKEN_FOREIGN_AUDIENCE', /analysis\.windows\.net/],
  ['a Power BI token on a Power BI path of the Fabric host', { path: `${host}/v1.0/myorg/groups` }, 'PBI_REFUSED_SILENTLY', /setting/],
  ['a Fabric token there, with a reason', { path: `${host}/v1.0/myorg/groups`, claims: { ...appClaims, aud: host }, headers: { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' } }, 'PBI_SP_SWITCH_OFF', /Fabric public APIs/],
  ['a Fabric token on a Fabric path', { path: `${host}${workspace}/items`, body: said('InsufficientPrivileges'), claims: { ...appClaims, aud: host } }, 'FABRIC_INSUFFICIENT_PRIVILEGES', /Viewer/],
  ['an admin read by an app with a permission', { path: '/v1/admin/workspaces', status: 401, body: noContext, claims: withTenant }, 'FABRIC_ADMIN_CONSENT', /remove Tenant\.ReadWrite\.All/, /new token|scope/i],
  ['an admin write by an app with a permission', { path: '/v1/admin/domains', method: post, body: said('InsufficientScopes'), claims: withTenant }, 'FABRIC_ADMIN_CONSENT', /remove Tenant\.ReadWrite\.All[^]*used for updates/, /new token/i],
  ['an admin read by a good app', { path: '/v1/admin/workspaces', status: 401, body: noContext }, 'FABRIC_ADMIN_REFUSED', /read-only admin APIs[^]*group/, /new token|scope/i],
  ['an admin write by a good app', { path: '/v1/admin/domains', method: post, status: 401, body: noContext }, 'FABRIC_ADMIN_REFUSED', /used for updates/, /read-only|new token/i],
  ['an admin read by a good app, silently', { path: '/v1/admin/items', status: 401 }, 'FABRIC_ADMIN_REFUSED', /read-only admin APIs/, /new token/i],
  ['an admin read, nothing known of the token', { path: '/v1/admin/items', status: 401, body: noContext, claims: null }, 'FABRIC_ADMIN_REFUSED', /claim roles has Tenant/],
  ['an admin read by a user', { path: '/v1/admin/tenantsettings', body: said('Forbidden'), claims: userClaims }, 'FABRIC_ADMIN_REFUSED', /Fabric administrator/, /service principal/i],
  ['scopes for an app on an admin write', { path: '/v1/admin/domains', method: post, body: said('InsufficientScopes', 'The caller does not have sufficient scopes to perform this operation', { isRetriable: false }) }, 'FABRIC_INSUFFICIENT_SCOPES', /used for updates/, /sign in again/i],
  ['scopes for an app on an admin read', { path: '/v1/admin/tenantsettings', body: said('InsufficientScopes') }, 'FABRIC_INSUFFICIENT_SCOPES', /read-only admin APIs/, /sign in again|updates/i],
  ['scopes for a user', { path: '/v1/admin/tenantsettings', body: said('InsufficientScopes'), claims: userClaims }, 'FABRIC_INSUFFICIENT_SCOPES', /Tenant\.Read\.All[^]*sign in again/, /switch on/i],
  ['a good app outside of admin', { path: workspace, status: 401, body: said('Unauthorized') }, 'FABRIC_UNAUTHORIZED', /Fabric public APIs[^]*tenant/, /new token/i],
  ['nothing known of the token, and the words of a missing setting', { path: workspace, status: 401, body: said('Unauthorized', 'The caller is not authenticated to access this resource'), claims: null }, 'FABRIC_UNAUTHORIZED', /Fabric public APIs[^]*new token/],
  ['the same when a workspace is created', { path: '/v1/workspaces', method: post, status: 401, body: said('Unauthorized', 'The caller is not authenticated to access this resource') }, 'FABRIC_UNAUTHORIZED', /can create workspaces, connections, and deployment pipelines/, /new token/i],
  ['fabric-cicd and 401', { path: `${workspace}/folders`, status: 401, body: said('Unauthorized', "The executing identity is not authorized to call GET on 'https://api.fabric.microsoft.com/v1/workspaces/x/folders'."), claims: null }, 'FABRIC_UNAUTHORIZED', /Contributor[^]*Fabric public APIs/, /new token/i],
  ['a role that is missing, as RequestFailed', { path: workspace, status: 401, body: said('RequestFailed', 'Unable to process the request.') }, 'FABRIC_REQUEST_FAILED', /Viewer/, /tenant setting "|Admin portal/],
  ['scopes of a notebook', { path: `${host}/${item}/shortcuts`, body: said('InsufficientScopes'), claims: null }, 'FABRIC_NOTEBOOK_SCOPES', /getToken\('pbi'\)/, /Admin portal/],
  ['scopes of an app that is known, from a notebook', { path: `${host}/${item}/shortcuts`, body: said('InsufficientScopes') }, 'FABRIC_INSUFFICIENT_SCOPES', /setting/],
  ['nothing known of the token', { path: workspace, status: 401, body: said('Unauthorized'), claims: null }, 'FABRIC_TOKEN', /new token/],
  ['a token for Graph', { path: workspace, status: 401, body: said('Unauthorized'), claims: { ...appClaims, aud: 'https://graph.microsoft.com' } }, 'TOKEN_FOREIGN_AUDIENCE', /analysis\.windows\.net/],

  // Rights
  ['no right to create a workspace', { path: '/v1/workspaces', method: post, body: said('InsufficientPrivileges') }, 'FABRIC_INSUFFICIENT_PRIVILEGES', /can create workspaces, connections, and deployment pipelines/],
  ['no role to write', { path: `${workspace}/items`, method: post, body: said('InsufficientPrivileges') }, 'FABRIC_INSUFFICIENT_PRIVILEGES', /Contributor/, /Admin portal/],
  ['no role to connect to Git', { path: `${workspace}/git/connect`, method: post, body: said('InsufficientPrivileges') }, 'FABRIC_INSUFFICIENT_PRIVILEGES', /role Admin/],
  ['no role in a connection', { path: `/v1/connections/${standardTenant.gatewayId}`, body: said('InsufficientPrivileges') }, 'FABRIC_INSUFFICIENT_PRIVILEGES', /Manage connections and gateways/],
  ['a role that is too low', { path: item, method: 'DELETE', body: said('InsufficientWorkspaceRole') }, 'FABRIC_INSUFFICIENT_WORKSPACE_ROLE', /Contributor/],
  ['a capacity that the app may not use', { path: '/v1/workspaces', method: post, body: said('InsufficientPermissionsOverCapacity', 'The calling principal has no sufficient permissions over the target capacity') }, 'FABRIC_INSUFFICIENT_PERMISSIONS_OVER_CAPACITY', /Contributor permissions/],
  ['Git and an app', { path: `${workspace}/git/connect`, method: post, status: 400, body: said('BadRequest', 'The request could not be processed due to missing or invalid information', { moreDetails: [{ errorCode: 'PrincipalTypeNotSupported', message: 'x' }] }) }, 'FABRIC_PRINCIPAL_NOT_SUPPORTED', /ConfiguredConnection/],
  ['an operation that is not for apps', { path: `${workspace}/items`, method: post, status: 400, body: said('PrincipalTypeNotSupported', 'The operation is not supported for the principal type') }, 'FABRIC_PRINCIPAL_NOT_SUPPORTED', /user's token/, /switch on/i],
  ['an operation that is not for users', { path: `${workspace}/items`, method: post, status: 400, body: said('PrincipalTypeNotSupported'), claims: userClaims }, 'FABRIC_PRINCIPAL_NOT_SUPPORTED', /service principal/],
  ['a workspace, refused without a word', { path: `${workspace}/items`, method: post }, 'FABRIC_REFUSED_SILENTLY', /role[^]*capacity/],

  // Capacity
  ['creating a workspace', { path: '/v1/workspaces', method: post, body: said('FeatureNotAvailable') }, 'FABRIC_FEATURE', /can create workspaces, connections, and deployment pipelines[^]*capacity/],
  ['creating an item', { path: `${workspace}/items`, method: post, headers: { 'x-ms-public-api-error-code': 'FeatureNotAvailable' }, body: said('FeatureNotAvailable', 'The feature is not available') }, 'FABRIC_FEATURE', /capacity[^]*Users can create Fabric items/],
  ['reading items', { path: `${workspace}/items`, body: said('FeatureNotAvailable') }, 'FABRIC_FEATURE', /capacity/, /create Fabric items/],
  ['deleting an item', { path: item, method: 'DELETE', status: 400, body: said('FeatureNotAvailable') }, 'FABRIC_FEATURE', /hardDelete=true/],
  ...[404, 503, 400].map((status) => [`a paused capacity, ${status}`, { path: `${workspace}/lakehouses`, status, body: said('CapacityNotActive', 'The capacity is not active.') }, 'FABRIC_CAPACITY_NOT_ACTIVE', /paused[^]*Resume/, /wrong id|take the id|support ticket/i] as const),
  ['a paused capacity, 500', { path: `${workspace}/items`, status: 500, body: said('InternalServerError', 'x', { isRetriable: false }) }, 'FABRIC_INTERNAL_SERVER_ERROR', /paused[^]*Resume[^]*RequestId/],
  ['an SKU', { path: `${workspace}/items`, method: post, status: 400, body: said('UnsupportedCapacitySKU', 'The operation is not supported over the capacity SKU') }, 'FABRIC_UNSUPPORTED_CAPACITY_SKU', /SKU/],
  ['no capacity', { path: `${workspace}/git/connect`, method: post, status: 400, body: said('WorkspaceHasNoCapacityAssigned') }, 'FABRIC_WORKSPACE_HAS_NO_CAPACITY', /License info/],
  ['an empty list of capacities', { path: '/v1/capacities', status: 200, body: { value: [] } }, 'FABRIC_NO_CAPACITY', /right/],

  // Network
  ['a network that is not allowed', { path: `${workspace}/items`, body: said('RequestDeniedByInboundPolicy', 'Request is denied due to inbound communication policy') }, 'FABRIC_REQUEST_DENIED_BY_INBOUND_POLICY', /network[^]*https:\/\/b2e7c3905a144d6f93b81c0f6e8d2a65\.zb2\.w\.api\.fabric\.microsoft\.com/, /switch on/i],
  ['private links', { path: '/v1/admin/workloads', status: 400, body: said('PrivateLinksUnsupported') }, 'FABRIC_PRIVATE_LINKS_UNSUPPORTED', /private link/i],

  // Names
  ['a connection of the same name', { path: '/v1/connections', method: post, status: 409, body: said('DuplicateConnectionName', 'The connection DisplayName input is already being used by another connection') }, 'FABRIC_DUPLICATE_CONNECTION_NAME', /name/, /support ticket/i],
  ['an item of the same name', { path: `${workspace}/notebooks`, method: post, status: 400, body: said('ItemDisplayNameAlreadyInUse') }, 'FABRIC_ITEM_DISPLAY_NAME_ALREADY_IN_USE', /notebooks[^]*deleted/],
  ['an item of the same name that was deleted', { path: `${workspace}/notebooks`, method: post, status: 409, body: said('ItemDisplayNameNotAvailableYet', "Requested 'x' is not available yet and is expected to become available in the upcoming minutes.", { isRetriable: true }) }, 'FABRIC_ITEM_DISPLAY_NAME_NOT_AVAILABLE_YET', /Wait 20/],
  ['a workspace of the same name', { path: '/v1/workspaces', method: post, status: 409, body: said('WorkspaceNameAlreadyExists') }, 'FABRIC_WORKSPACE_NAME_ALREADY_EXISTS', /name/],
  ['a role that is there', { path: `${workspace}/roleAssignments`, method: post, status: 409, body: said('PrincipalAlreadyHasWorkspaceRolePermissions') }, 'FABRIC_PRINCIPAL_ALREADY_HAS_ROLE', /PATCH/],

  // Ids
  ['a workspace that is not found', { path: workspace, status: 404, body: said('WorkspaceNotFound') }, 'FABRIC_NOT_FOUND', /GET \/v1\/workspaces: take the id/],
  ['an item that is not found', { path: `${item}/getDefinition`, method: post, status: 404, body: said('ItemNotFound') }, 'FABRIC_NOT_FOUND', new RegExp(`then GET ${workspace}/items: take both ids`)],
  ['two slashes', { path: `${host}/${workspace}/items`, status: 404, body: said('EntityNotFound', 'The entity could not be found') }, 'FABRIC_NOT_FOUND', /two slashes/],
  ['a job asked for as an operation', { path: operation, status: 404, body: said('EntityNotFound') }, 'FABRIC_OPERATION_NOT_FOUND', /jobs\/instances/],
  ['no result', { path: `${operation}/result`, status: 400, body: said('OperationHasNoResult') }, 'FABRIC_OPERATION_HAS_NO_RESULT', /Succeeded/],
  ['a connection that is not shared', { path: `${workspace}/git/myGitCredentials`, method: 'PATCH', status: 404, body: said('ConnectionNotFound', 'The specified connection was not found.') }, 'FABRIC_CONNECTION_NOT_FOUND', /Manage users/],

  // Items and Git
  ['an item without a definition', { path: `${item}/getDefinition`, method: post, status: 400, body: said('OperationNotSupportedForItem', 'Operation not supported for requested item') }, 'FABRIC_OPERATION_NOT_SUPPORTED_FOR_ITEM', /type[^]*label/, /support ticket/i],
  ['a protected label', { path: `${item}/getDefinition`, method: post, body: said('ItemHasProtectedLabel') }, 'FABRIC_ITEM_PROTECTED_LABEL', /label/],
  ['a pipeline and its connection', { path: `${workspace}/items`, method: post, status: 400, body: said('BadRequest', "User does not have access to the connection used in the Pipeline. Please verify the user's permissions.") }, 'FABRIC_CONNECTION_NOT_SHARED', /connection/],
  ['a pipeline, and no word why', { path: `${workspace}/items`, method: post, status: 400, body: said('UnknownError', 'The request could not be processed due to an error') }, 'FABRIC_ITEM_NOT_PROCESSED', /connection[^]*federated/],
  ['a pipeline, and other words that say nothing', { path: `${workspace}/items`, method: post, status: 400, body: said('UnknownError', 'An error occurred while processing the operation') }, 'FABRIC_ITEM_NOT_PROCESSED', /connection[^]*00000000/, /support ticket/i],
  ['the same words for 500', { path: `${workspace}/items`, method: post, status: 500, body: said('UnknownError', 'An error occurred while processing the operation') }, 'FABRIC_UNKNOWN_ERROR', /RequestId/],
  ['a definition with .platform alone', { path: `${item}/updateDefinition`, method: post, status: 400, body: said('InvalidInput', 'Definition parts cannot contain the .platform file only.') }, 'FABRIC_PLATFORM_FILE_ONLY', /0\.1\.31/],
  ['an item of somebody else', { path: `${workspace}/userDataFunctions`, method: post, status: 400, body: said('ItemOwnerValidationFailure') }, 'FABRIC_ITEM_OWNER', /owner/, /give .* the role/],
  ['a shortcut whose target refuses', { path: `${item}/shortcuts`, method: post, status: 400, body: said('BadRequest', 'The request could not be processed due to missing or invalid information', { moreDetails: [{ errorCode: 'BadRequest', message: 'Unauthorized. Access to target location https://contoso.dfs.core.windows.net/raw denied' }] }) }, 'FABRIC_SHORTCUT_TARGET_DENIED', /Storage Blob Data Reader/, /new token/i],
  ['a capacity that is paused, when a workspace is created', { path: '/v1/workspaces', method: post, status: 400, body: said('CapacityNotInActiveState', 'Target capacity is not in active state') }, 'FABRIC_CAPACITY_NOT_ACTIVE', /Resume/, /support ticket/i],
  ['a file that was not parsed, as a client says it', { path: `${workspace}/reports`, method: post, status: 400, body: said('Workload_FailedToParseFile') }, 'FABRIC_DEFINITION_NOT_PARSED', /file/],
  ['a leading slash', { path: `${workspace}/items`, method: post, status: 400, body: said('MissingDefinitionParts', "Neither 'model.bim' nor anything with 'definition/*.tmdl' were found.") }, 'FABRIC_MISSING_DEFINITION_PARTS', /without a slash at the start/],
  ['Git credentials', { path: `${workspace}/git/status`, status: 400, body: said('GitCredentialsNotConfigured') }, 'FABRIC_GIT_CREDENTIALS_NOT_CONFIGURED', /myGitCredentials/],

  // Operations and jobs
  ['a model that was not imported', { path: operation, status: 200, body: { status: 'Failed', error: { errorCode: 'Dataset_Import_FailedToImportDataset', message: 'x' } } }, 'FABRIC_DATASET_IMPORT_FAILED', /model/],
  ['the same below another name', { path: operation, status: 200, body: { status: 'Failed', error: { errorCode: 'GitSyncFailed', message: 'x', moreDetails: [{ errorCode: 'Dataset_Import_FailedToImportDataset', message: 'y' }] } } }, 'FABRIC_DATASET_IMPORT_FAILED', /model/],
  ['a file that was not parsed', { path: operation, status: 200, body: { status: 'Failed', error: { errorCode: 'Workload_FailedToParseFile', message: 'x' } } }, 'FABRIC_DEFINITION_NOT_PARSED', /file/],
  ['another failure', { path: operation, status: 200, body: { status: 'Failed', error: { errorCode: 'SomethingNew', message: 'x' } } }, 'FABRIC_OPERATION_FAILED', /message/],
  ['a dataflow and an app', { path: job, status: 200, body: { status: 'Failed', failureReason: { errorCode: 'SPNBasedRefreshNotAllowed', message: 'x' } } }, 'FABRIC_SPN_REFRESH_NOT_ALLOWED', /user's token/],
  ['Spark is full', { path: sessions, method: post, status: 430, body: said('TooManyRequestsForCapacity', "[TooManyRequestsForCapacity] This spark job can't be run because you have hit a spark compute or API rate limit.") }, 'FABRIC_TOO_MANY_REQUESTS_FOR_CAPACITY', /Monitoring hub/],
  ['Spark is full, a text', { path: sessions, method: post, status: 430, body: "[TooManyRequestsForCapacity] This spark job can't be run because you have hit a spark compute or API rate limit." }, 'FABRIC_TOO_MANY_REQUESTS_FOR_CAPACITY', /pool/],
  ['too many jobs', { path: `${item}/jobs/execute/instances`, method: post, status: 429, body: said('TooManyRequestsForJobs') }, 'FABRIC_TOO_MANY_REQUESTS_FOR_JOBS', /schedule/],
  ['too many requests', { path: workspace, status: 429, headers: { 'Retry-After': '29', 'x-ms-public-api-error-code': 'RequestBlocked' }, body: said('RequestBlocked', 'Request is blocked by the upstream service until: 9/8/2025 5:27:29 PM (UTC)') }, 'FABRIC_THROTTLED', /Wait 29 seconds/],
  ['the list of Livy sessions', { path: sessions, status: 500 }, 'FABRIC_LIVY_LIST_FAILED', /POST/],
  ['a Livy session', { path: sessions, method: post, status: 408 }, 'FABRIC_LIVY_NOT_FOUND', /lakehouses: take both ids/],
  ['an unknown error', { path: '/v1/admin/workspaces/discoverGitConnections', status: 500, body: said('UnknownError') }, 'FABRIC_UNKNOWN_ERROR', /RequestId/],
  ['a new name that can pass', { path: workspace, status: 409, body: said('SomethingNew', 'x', { isRetriable: true }) }, 'FABRIC_RETRIABLE', /send the same request again/],
  ['a known name that can pass', { path: `${workspace}/items`, method: post, status: 409, body: said('Conflict', 'x', { isRetriable: true }) }, 'FABRIC_CONFLICT', /send the same request again/],
];

const NEVER = /(?!)/;

test.each(cases.map(([name, given, code, speaksOf, notOf = NEVER]) => ({ name, given, code, speaksOf, notOf })))(
  '$name',
  ({ given, code, speaksOf, notOf }) => {
    const [first] = diagnose(call(given)).causes;
    const words = [first?.title, first?.why, ...(first?.fix ?? [])].join('\n');
    expect(first?.code).toBe(code);
    expect(words).toMatch(speaksOf);
    expect(words).not.toMatch(notOf);
  },
);

// prettier-ignore
const nearMisses: readonly (readonly [string, Call, string])[] = [
  ['a good operation', { path: operation, status: 200, body: { status: 'Succeeded', percentComplete: 100 } }, ''],
  ['a list of jobs of which an old one failed', { path: `${item}/jobs/instances`, status: 200, body: { value: [{ status: 'Completed', failureReason: null }, { status: 'Failed', failureReason: { errorCode: 'Old', message: 'x' } }] } }, ''],
  ['a list of workspaces that is empty', { path: '/v1/workspaces', status: 200, body: { value: [] } }, ''],
  ['a name that nobody knows', { path: workspace, status: 400, body: said('SomethingNew') }, 'UNKNOWN'],
  ['an address of somebody else', { path: 'https://shop.example/v1/workspaces/7/items', status: 403 }, 'UNKNOWN'],
];

test.each(nearMisses)('near miss: %s', (_name, given, code) => {
  expect(codes(call(given))[0] ?? '').toBe(code);
});

test.each(['Unauthorized', ''])('claims that are good never give FABRIC_TOKEN: "%s"', (name) => {
  const paths = [
    '/v1/workspaces',
    workspace,
    `${workspace}/items`,
    '/v1/admin/workspaces',
    '/v1/catalog/search',
    '/v1/capacities',
  ];
  const found = paths.flatMap((path) =>
    [appClaims, userClaims, withTenant].flatMap((claims) =>
      codes(call({ path, status: 401, claims, ...(name && { body: said(name) }) })),
    ),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found).not.toContain('FABRIC_TOKEN');
});

test('an assumed app gets both: the token, then the setting', () => {
  expect(codes(call({ path: workspace, status: 401, body: said('Unauthorized'), claims: null })).slice(0, 2)).toEqual([
    'FABRIC_TOKEN',
    'FABRIC_UNAUTHORIZED',
  ]);
});

const descriptions = fileURLToPath(new URL('../../../../shared/specs/fabric', import.meta.url));

describeWith(descriptions)('the descriptions of the API', () => {
  const folders = existsSync(descriptions)
    ? readdirSync(descriptions).filter((name) => existsSync(`${descriptions}/${name}/swagger.json`))
    : [];
  const names = [
    ...new Set(
      folders.flatMap((name) =>
        namesIn(JSON.parse(readFileSync(`${descriptions}/${name}/swagger.json`, 'utf8')) as Api),
      ),
    ),
  ].sort();

  test('name at least 137 errors', () => {
    expect(names.length).toBeGreaterThanOrEqual(137);
  });

  test('and each of them is known by a code of its own, or by that of its group', () => {
    const wrong = names.flatMap((name) => {
      const first = codes(call({ path: `${workspace}/items`, method: post, status: 400, body: said(name) }))[0] ?? '';
      const wanted = Object.entries(ownCodes).find(([pattern]) => new RegExp(pattern).test(name))?.[1] ?? codeOf(name);
      return first === wanted ? [] : [`${name}: ${first}`];
    });
    expect(wrong).toEqual([]);
  });
});

/** Names that share a code with others, or have one from before. */
const ownCodes: Readonly<Record<string, string>> = {
  '^(WorkspaceNotFound|EntityNotFound|ItemNotFound)$': 'FABRIC_NOT_FOUND',
  '^FeatureNotAvailable$': 'FABRIC_FEATURE',
  '^PrincipalTypeNotSupported$': 'FABRIC_PRINCIPAL_NOT_SUPPORTED',
  '^TooManyRequests$': 'FABRIC_THROTTLED',
  '^(WorkspaceHasNoCapacityAssigned|WorkspaceHaveNoCapacity)$': 'FABRIC_WORKSPACE_HAS_NO_CAPACITY',
  '^ItemsHaveProtectedLabels$': 'FABRIC_ITEM_PROTECTED_LABEL',
  '^MissingMinimalPermisisons$': 'FABRIC_MISSING_MINIMAL_PERMISSIONS',
  '^SparkCoreUnexpectedException$': 'FABRIC_INTERNAL_SERVER_ERROR',
};

interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The names in the descriptions of the answers: lines `* Name - meaning`, before the line that begins the headers. */
function namesIn(api: Api): string[] {
  const answers = Object.values(api.paths)
    .flatMap((operations) => Object.values(operations))
    .flatMap((one) =>
      Object.values(
        (one as { readonly responses?: Readonly<Record<string, { readonly description?: string }>> }).responses ?? {},
      ),
    );
  return answers.flatMap(({ description = '' }) =>
    [...description.split('---')[0]!.matchAll(/^\s*\*\s*([A-Za-z][A-Za-z ]*?)\s+-\s/gm)].map(([, name]) => name!),
  );
}

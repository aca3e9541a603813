import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { appClaims, call, odata, userClaims, type Call } from '../evidence.ts';
import { causesOf, pasted } from './answers.ts';

const { groupId, datasetId, reportId } = standardTenant;
const group = `/groups/${groupId}`;
const model = `${group}/datasets/${datasetId}`;
const report = `${group}/reports/${reportId}`;
const gateway = '/gateways/1f69e798-5852-4fdd-ab01-33bb14b6e934';
const source = `${gateway}/datasources/252b9de8-d915-4788-aaeb-ec8c2395f970`;
const pipeline = '/pipelines/a5ded933-57b7-41f4-b072-ed4c1f9d5824';
const post = 'POST';
const said = (message: string, code = 'InvalidRequest'): unknown => ({ error: { code, message } });
const underlying = (value: string): unknown => ({
  code: 'DM_ErrorDetailNameCode_UnderlyingErrorMessage',
  detail: { type: 1, value },
});
const engine = (value: string): unknown => ({ code: 'DetailsMessage', detail: { type: 1, value } });
const events = (day: string, host = '/v1.0/myorg'): string =>
  `${host}/admin/activityevents?startDateTime='${day}T00:00:00'&endDateTime='${day}T23:59:59'`;
const history = (...entries: readonly unknown[]): unknown => ({ value: entries });
const failed = (exception: unknown): unknown => ({
  refreshType: 'ViaApi',
  startTime: '2026-03-04T05:00:00Z',
  endTime: '2026-03-04T05:06:00Z',
  serviceExceptionJson: JSON.stringify(exception),
  status: 'Failed',
  requestId: '11bf290a-346b-48b7-8973-c5df149337ff',
});
const refreshes = { path: `${model}/refreshes`, method: post } as const;
const embed = { path: `${report}/GenerateToken`, method: post, status: 400 } as const;
const exported = `${report}/exports/MS9CbG9iSWRWMkFh`;

/** Answer, code of the first cause, what its title, reason and steps must speak of, and what not. */
// prettier-ignore
const cases: readonly (readonly [string, Call, string, readonly RegExp[], RegExp?])[] = [
  // Refreshes
  ['a refresh that is running, as 400', { ...refreshes, status: 400, body: said('Invalid dataset refresh request. Another refresh request is already executing') }, 'PBI_REFRESH_RUNNING', [/refresh/i, /running|executing|another|wait/i], /support ticket/i],
  ['a refresh that is running, as 409', { ...refreshes, status: 409 }, 'PBI_REFRESH_RUNNING', [/wait/i, /\$top=1/]],
  ['a refresh without a content type', { ...refreshes, status: 415 }, 'PBI_CONTENT_TYPE', [/content-?type/i, /application\/json/i], /token|role/i],
  ['the same, nothing known of the token', { ...refreshes, status: 415, claims: null }, 'PBI_CONTENT_TYPE', [/application\/json/i], /token|role/i],
  ['a PATCH without a content type', { path: `${model}/refreshSchedule`, method: 'PATCH', status: 415 }, 'PBI_CONTENT_TYPE', [/application\/json/i], /token|role/i],
  ['too many refreshes', { ...refreshes, status: 400, body: said('Invalid dataset refresh request. Number of refresh requests in last 24 hours exceeded limit', 'Request Throttled') }, 'PBI_REFRESH_LIMIT', [/eight/, /capacity/]],
  ['notifyOption', { ...refreshes, status: 400, body: said('Parameter notifyOption is missing or invalid') }, 'PBI_REFRESH_NOTIFY_OPTION', [/leave notifyOption out/]],
  ['a dataflow without notifyOption', { path: `${group}/dataflows/${datasetId}/refreshes`, method: post, status: 400 }, 'PBI_DATAFLOW_NOTIFY_OPTION', [/notifyOption/, /MailOnCompletion is not allowed/]],
  ['an enhanced refresh on shared capacity', { ...refreshes, status: 400, body: said('Enhanced refresh is only supported in Premium capacity') }, 'PBI_REFRESH_CAPACITY', [/capacity/]],
  ['an unknown option of a refresh', { ...refreshes, status: 400, body: said('Invalid dataset refresh request. Table Foo does not exist') }, 'PBI_REFRESH_INVALID', [/objects/]],
  ['a plain refresh asked for by its id', { path: `${model}/refreshes/2b9d7e10-5c4a-4f83-a6e2-0d1f8c3b7a95`, status: 404, body: odata('PowerBIEntityNotFound') }, 'PBI_REFRESH_NOT_ENHANCED', [/\$top=1/, /enhanced/]],
  ['a schedule', { path: `${model}/refreshSchedule`, method: 'PATCH', status: 400, body: said('The times are not valid') }, 'PBI_REFRESH_SCHEDULE', [/eight|day/, /NoNotification/]],

  // Owner, parameters, data sources
  ['only for the owner', { path: `${model}/Default.UpdateDatasources`, method: post, status: 403, body: said('This operation is only supported for the dataset owner') }, 'PBI_OWNER_ONLY', [/owner/i, /take ?over/i, /credentials/]],
  ['only for the owner, in a refresh schedule', { path: `${model}/refreshSchedule`, method: 'PATCH', status: 400, body: { Message: 'This operation is only supported for the dataset owner' } }, 'PBI_OWNER_ONLY', [/take ?over/i]],
  ['not the owner of a binding', { path: `${model}/Default.BindToGateway`, method: post, status: 403, body: said('You cannot configure the data connection bindings because you are not the owner of the semantic model') }, 'PBI_OWNER_ONLY', [/take ?over/i]],
  ['the owner has left', { path: `${model}/datasources`, status: 404, body: odata('DMTS_UserNotFoundInADGraphError') }, 'PBI_OWNER_GONE', [/owner|user/i, /take ?over/i, /credentials/], /wrong id|report's id/i],
  ['a user to add who is unknown', { path: `${source}/users`, method: post, status: 404, body: odata('DMTS_UserNotFoundInADGraphError') }, 'PBI_GATEWAY_USER_UNKNOWN', [/object id/], /take ?over/i],
  ['a wrong object id of an app', { path: `${source}/users`, method: post, status: 400, body: odata('DMTS_PrincipalsAreInvalidError') }, 'PBI_GATEWAY_PRINCIPAL', [/object id/i, /enterprise application/i]],
  ['a connection that is not there', { path: `${model}/Default.BindToGateway`, method: post, status: 404, body: odata('DMTS_EntityNotFoundOrUnauthorized') }, 'PBI_SOURCE_NO_ACCESS', [/Get Gateways/, /User of the connection/]],
  ['a source without a connection', { path: `${model}/datasources`, status: 400, body: odata('DMTS_MonikerWithUnboundDataSources') }, 'PBI_SOURCE_UNBOUND', [/Bind Dataset To Gateway/]],
  ['another DMTS code', { path: `${source}/users`, status: 400, body: odata('DMTS_CannotAccessDatasourceError') }, 'PBI_DATA_MOVEMENT', [/gateway/i]],
  ['parameters', { path: `${model}/Default.UpdateParameters`, method: post, status: 400, body: odata('ModelParameterNotFound') }, 'PBI_PARAMETERS_INVALID', [/case-sensitive/]],

  // Gateways
  ['a firewall of Azure SQL', { path: source, method: 'PATCH', status: 400, body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [underlying("Cannot open server 'sql-prod' requested by the login. Client with IP address '20.38.84.10' is not allowed to access the server.")]) }, 'PBI_SOURCE_FIREWALL', [/firewall/, /Allow Azure services/], /right user, password/],
  ['an OAuth2 sign-in of a source that ran out', { path: source, method: 'PATCH', status: 400, body: odata('DM_GWPipeline_Client_OAuthTokenLoginFailedError') }, 'PBI_SOURCE_OAUTH', [/sign in again/, /Edit credentials/], /start the service|support ticket/i],
  ['credentials of a cloud source, refused', { path: source, method: 'PATCH', status: 401, body: odata('PowerBINotAuthorizedException'), neighbours: [{ operation: 'Groups_GetGroups', outcome: 'answered' }] }, 'PBI_CREDENTIALS_OWNER', [/cloud/, /Take Over/, /admin of the gateway/]],

  ['permissions refreshed twice in an hour', { path: '/RefreshUserPermissions', method: post, status: 429 }, 'PBI_REFRESH_PERMISSIONS_LIMIT', [/once an hour/]],

  // Queries
  ['a capacity that is overloaded', { path: `${model}/executeQueries`, method: post, status: 400, body: odata('DatasetExecuteQueriesError', [engine('Cannot load model due to reaching capacity limits. Your organization\'s Fabric compute capacity has exceeded its limits.')]) }, 'PBI_CAPACITY_OVERLOADED', [/capacity/, /later/], /Correct the DAX|support ticket/i],
  ['XMLA switched off', { path: `${model}/executeQueries`, method: post, status: 400, body: odata('DatasetExecuteQueriesError', [engine('XMLA endpoint feature is disabled. Turn on the tenant setting.')]) }, 'PBI_QUERY_XMLA_OFF', [/Allow XMLA endpoints/], /Correct the DAX/],
  ['a query without a reason', { path: `${model}/executeQueries`, method: post, status: 400, body: odata('DatasetExecuteQueriesError', [engine('Failed to execute the DAX query.')]) }, 'PBI_QUERY_NO_REASON', [/EVALUATE ROW/, /DirectQuery/], /itself is wrong/],

  ['a query and a right', { path: `${model}/executeQueries`, method: post, status: 400, body: odata('DatasetExecuteQueriesError', [engine('The user does not have permission to call the Discover method.')]) }, 'PBI_QUERY_NO_RIGHT', [/Discover method/, /Build/, /as a user/], /itself is wrong|Correct the DAX|call was allowed/],
  ['the same of a user', { path: `${model}/executeQueries`, method: post, status: 400, body: odata('DatasetExecuteQueriesError', [engine('You do not have access to the model.')]), claims: userClaims }, 'PBI_QUERY_NO_RIGHT', [/the user Build/, /role of the model/], /enterprise application|Correct the DAX/],
  ['a model that cannot be opened', { path: `${model}/executeQueries`, method: post, status: 400, body: odata('DatasetExecuteQueriesError', [engine('Failed to open the MSOLAP connection.')]) }, 'PBI_QUERY_NO_CONNECTION', [/MSOLAP/, /Build/, /single sign-on/, /XMLA/, /capacity/], /itself is wrong|Correct the DAX|call was allowed/],
  ['a table that is named like a right', { path: `${model}/executeQueries`, method: post, status: 400, body: odata('DatasetExecuteQueriesError', [engine("Cannot find table 'Permission Discover method'.")]) }, 'PBI_QUERY_FAILED', [/Correct the DAX/], /Build/],
  ['words of a query that nobody knows', { path: `${model}/executeQueries`, method: post, status: 400, body: odata('DatasetExecuteQueriesError', [engine('Something new happened.')]) }, 'PBI_QUERY_UNCLEAR', [/Something new/, /EVALUATE ROW/], /itself is wrong/],
  ['the code of a query alone', { path: `${model}/executeQueries`, method: post, status: 400, body: odata('DatasetExecuteQueriesError') }, 'PBI_QUERY_UNCLEAR', [/Read details/], /itself is wrong|was allowed/],

  // Exports
  ['a right in the workspace of the model', { path: `${report}/ExportTo`, method: post, status: 403, body: said('Exporting a paginated report requires permissions in both report and dataset workspaces', 'Forbidden') }, 'PBI_EXPORT_MODEL_WORKSPACE', [/workspace of the semantic model/, /Viewer/], /tenant setting|token is missing/i],
  ['a login that is refused', { path: source, method: 'PATCH', status: 400, body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [underlying('Login failed for user \'admin\'.'), { code: 'DM_ErrorDetailNameCode_UnderlyingNativeErrorCode', detail: { type: 1, value: '18456' } }]) }, 'PBI_SOURCE_LOGIN', [/data source|credential|login failed/i, /Login failed for user 'admin'/], /support ticket/i],
  ['a source on another network', { path: `${source}/status`, status: 400, body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [underlying('A network-related or instance-specific error occurred.')]) }, 'PBI_SOURCE_ACCESS', [/firewall/, /credentials/], /refuses the credentials/],
  ['a source that is too slow', { path: `${source}/status`, status: 400, body: odata('DM_GWPipeline_Gateway_AdoNetProviderOpenConnectionTimeoutError') }, 'PBI_SOURCE_TIMEOUT', [/firewall|server name/]],
  ['a source that throttles', { path: `${source}/status`, status: 400, body: odata('DM_GWPipeline_Gateway_MashupDataAccessError', [underlying('Web.Contents failed to get contents from \'https://api.powerbi.com/v1.0/myorg/admin/Groups?$top=5000\' (429): Too Many Requests')]) }, 'PBI_SOURCE_THROTTLED', [/429/]],
  ['a query that cannot read', { path: `${source}/status`, status: 400, body: odata('DM_GWPipeline_Gateway_MashupDataAccessError', [underlying('Could not find file')]) }, 'PBI_SOURCE_QUERY', [/Could not find file/]],
  ['a gateway that is off', { path: `${source}/status`, status: 400, body: odata('DM_GWPipeline_Client_GatewayUnreachable') }, 'PBI_GATEWAY_OFFLINE', [/start the service/, /gateway/]],
  ['another DM code', { path: `${source}/status`, status: 400, body: odata('DM_GWPipeline_UnknownError') }, 'PBI_GATEWAY_PIPELINE', [/source/]],

  // People and names
  ['somebody who is in already', { path: `${group}/users`, method: post, status: 400, body: odata('AddingAlreadyExistsGroupUserNotSupportedError') }, 'PBI_USER_ALREADY_IN', [/already/i, /PUT/, /nothing to do/], /support ticket/i],
  ['a right that a classic workspace lacks', { path: `${group}/users`, method: post, status: 400, body: odata('UnsupportedAccessRightError') }, 'PBI_ACCESS_RIGHT', [/classic/, /Admin/]],
  ['a name of a workspace that is taken', { path: '/groups', method: post, status: 400, body: odata('PowerBIEntityAlreadyExists') }, 'PBI_WORKSPACE_NAME_TAKEN', [/name/, /\$filter/], /support ticket/i],
  ['a name of something else that is taken', { path: '/pipelines', method: post, status: 400, body: odata('PowerBIEntityAlreadyExists') }, 'PBI_ALREADY_EXISTS', [/already exists/i]],
  ['an app as user of a model', { path: `${model}/users`, method: post, status: 400, body: said('Parameter PrincipalType is missing or invalid') }, 'PBI_MODEL_USER_IS_APP', [/role in the workspace/]],
  ['a mixed-up principal', { path: `${group}/users`, method: post, status: 400, body: said('Parameter userDetails.PrincipalType is missing or invalid') }, 'PBI_PRINCIPAL_MIXED_UP', [/principalType/]],

  // Imports
  ['a file that cannot be opened', { path: `${group}/imports?datasetDisplayName=Sales.pbix&nameConflict=CreateOrOverwrite`, method: post, status: 400, body: odata('RequestedFileIsEncryptedOrCorrupted') }, 'PBI_IMPORT_FILE', [/file/i], /support ticket/i],
  ['nothing to overwrite', { path: `${group}/imports?datasetDisplayName=Sales&nameConflict=Overwrite`, method: post, status: 404, body: { error: { code: 'DuplicatePackageNotFoundError', 'pbi.error': { code: 'DuplicatePackageNotFoundError', parameters: { DuplicatePackagesFullMatch: null }, details: [] } } } }, 'PBI_IMPORT_NOTHING_TO_OVERWRITE', [/CreateOrOverwrite/], /take \w+Id from there/],
  ['a name that is taken', { path: `${group}/imports?datasetDisplayName=Sales`, method: post, status: 409, body: odata('DuplicatePackageFoundError') }, 'PBI_IMPORT_NAME_TAKEN', [/CreateOrOverwrite/]],
  ['a name that several have', { path: `${group}/imports?datasetDisplayName=Sales`, method: post, status: 409, body: { error: { code: 'MoreThanOneDuplicatePackageFoundError', 'pbi.error': { code: 'MoreThanOneDuplicatePackageFoundError', parameters: { DuplicatePackagesFullMatch: '[{"Id":4711,"Name":"Sales"}]' }, details: [] } } } }, 'PBI_IMPORT_NAME_AMBIGUOUS', [/Delete or rename/, /4711/]],
  ['a model that is gone', { path: `${group}/imports?datasetDisplayName=Sales`, method: post, status: 400, body: odata('PowerBIModelNotFoundException') }, 'PBI_IMPORT_MODEL_MISSING', [/model/, /Build/]],
  ['a paginated report to be created or overwritten', { path: `${group}/imports?datasetDisplayName=Sales.rdl&nameConflict=CreateOrOverwrite`, method: post, status: 400 }, 'PBI_IMPORT_RDL', [/Abort/, /\.rdl/]],
  ['a JSON file taken as a dataflow', { path: `${group}/imports?datasetDisplayName=x`, method: post, status: 400, body: said('Invalid dataflow structure. Exception details: <pi>Invalid model version: 0.11</pi>') }, 'PBI_IMPORT_DATAFLOW', [/\.pbix/, /model\.json/]],
  ['a file that is too large', { path: `${group}/imports?datasetDisplayName=x`, method: post, status: 413 }, 'PBI_IMPORT_TOO_LARGE', [/Temporary Upload Location/]],
  ['an import without a file', { path: `${group}/imports`, method: post, status: 400 }, 'PBI_IMPORT_BODY', [/multipart\/form-data/, /datasetDisplayName/]],

  // Pipelines
  ['a deployment by an app', { path: `${pipeline}/deployAll`, method: post, status: 400, body: odata('ALM_InvalidRequest_ServicePrincipalNotSupported') }, 'PBI_PIPELINE_APP', [/service principal|app/i, /not support|user/i]],
  ['a stage without a capacity', { path: `${pipeline}/stages/1/assignWorkspace`, method: post, status: 400, body: odata('Alm_InvalidRequest_WorkspaceHasNoCapacity') }, 'PBI_PIPELINE_CAPACITY', [/AssignToCapacity/]],
  ['another ALM code', { path: `${pipeline}/deploy`, method: post, status: 400, body: odata('ALM_InvalidRequest_StageIsBusy') }, 'PBI_PIPELINE_REFUSED', [/stages/i]],
  ['a deployment that gives no reason', { path: `${pipeline}/deployAll`, method: post, status: 400 }, 'PBI_PIPELINE_DEPLOY', [/updateAppSettings/]],

  // Push
  ['a model that is no push model', { path: `${model}/tables/Sales/rows`, method: post, status: 404, body: said(`Dataset ${datasetId} is not Push API dataset.`, 'ItemNotFound') }, 'PBI_PUSH_NOT_PUSH_MODEL', [/push/i], /build permission/i],
  ['properties of a streaming column', { path: `${group}/datasets`, method: post, status: 400, body: said('This dataset or endpoint does not support column properties other than name and dataType.') }, 'PBI_PUSH_COLUMN_PROPERTIES', [/name and dataType/, /Push/]],
  ['31,535 rows', { path: `${model}/tables/Sales/rows`, method: post, status: 413 }, 'PBI_PUSH_TOO_LARGE', [/10,000/]],
  ['too many rows by code', { path: `${model}/tables/Sales/rows`, method: post, status: 400, body: odata('RealTime_PushRequestSizeTooLarge') }, 'PBI_PUSH_TOO_LARGE', [/10,000/]],
  ['too many rows this hour', { path: `${model}/tables/Sales/rows`, method: post, status: 400, body: said('Maximum number of rows exceeded in time window. Please retry later') }, 'PBI_PUSH_ROWS_PER_HOUR', [/1,000,000/, /wait/i]],
  ['a table to be added by PUT', { path: `${model}/tables/X`, method: 'PUT', status: 404, body: said(`Table '<pi>X</pi>' not found in dataset 'sobe_wowvirtualserver|${datasetId}'`, 'ItemNotFound') }, 'PBI_PUSH_TABLE_MISSING', [/cannot add/, /Post Dataset/]],

  // Embed tokens and template apps
  ['an identity that is missing', { ...embed, body: said('Creating embed token for accessing dataset x requires effective identity to be provided') }, 'PBI_EMBED_IDENTITY', [/send identities/, /roles/]],
  ['roles that are missing', { ...embed, body: said('Creating embed token for accessing dataset x requires roles to be included in provided effective identity') }, 'PBI_EMBED_IDENTITY', [/Add roles/]],
  ['an identity that is too much', { ...embed, body: said('Creating embed token for accessing dataset x shouldn\'t have effective identity') }, 'PBI_EMBED_IDENTITY', [/Leave identities out/]],
  ['a username that is not the caller', { ...embed, status: 403, body: said('Creating embed token for accessing dataset x requries effective identity username to be identical to the caller\'s principal name') }, 'PBI_EMBED_IDENTITY', [/ReadOverrideEffectiveIdentity/]],
  ['a paginated report in a classic workspace', { ...embed, body: said('Creating embed token for paginated report is only supported with workspaces v2') }, 'PBI_EMBED_PAGINATED', [/classic/]],
  ['a template app of another tenant', { path: '/CreateTemplateAppInstallTicket', method: post, status: 401, body: odata('ServiceAppApplicationOwnershipValidationFailed') }, 'PBI_TEMPLATE_APP_OWNER', [/owns/]],
  ['a template app without its parameters', { path: '/CreateTemplateAppInstallTicket', method: post, status: 400, body: odata('ServiceAppInstallTicketInvalidConfiguration') }, 'PBI_TEMPLATE_APP_CONFIGURATION', [/configuration/]],

  // Licences and capacities
  ['an app in a Premium Per User workspace', { path: `${model}/executeQueries`, method: post, status: 401, body: odata('PowerBINotLicensedException') }, 'PBI_PREMIUM_PER_USER', [/capacity|Premium Per User|PPU/i], /give the user|sign in/i],
  ['a user without a licence', { path: `${model}/executeQueries`, method: post, status: 401, body: odata('PowerBINotLicensedException'), claims: userClaims }, 'PBI_NOT_LICENSED', [/licence/]],
  ['executeDaxQueries without a capacity', { path: `${model}/executeDaxQueries`, method: post, status: 401 }, 'PBI_DAX_QUERIES_CAPACITY', [/capacity/, /executeQueries/]],
  ['a model with row-level security', { path: `${model}/executeQueries`, method: post, status: 401, body: odata('RLSNotAuthorizedForModel') }, 'PBI_QUERY_RLS', [/row-level security/]],
  ['a cluster that does not know the caller', { path: 'https://api.fabric.microsoft.com/v1.0/myorg/groups', status: 401, headers: { 'X-PowerBI-Error-Info': 'UserDoesNotBelongToCurrentCluster', 'X-PowerBI-Error-Details': 'Current user belongs to cluster \'\', but this request was sent to cluster: \'WABI-X\'' } }, 'PBI_CLUSTER_UNKNOWN_USER', [/api\.powerbi\.com/, /WABI-X/]],
  ['workspaces assigned as administrator', { path: '/admin/capacities/AssignWorkspaces', method: post, status: 401, body: odata('PowerBINotAuthorizedException') }, 'PBI_ASSIGN_WORKSPACES', [/AssignToCapacity/], /tenant setting/i],
  ['a workspace assigned without the right', { path: `${group}/AssignToCapacity`, method: post, status: 403, body: odata('PowerBINotAuthorizedException') }, 'PBI_CAPACITY_RIGHT', [/capacityUserAccessRight/, /Admin/]],

  // Exports
  ['an export to images', { path: `${report}/ExportTo`, method: post, status: 403, body: said('Export report to image is disabled on tenant level') }, 'PBI_EXPORT_IMAGE_OFF', [/Export reports as image files/, /PDF/]],
  ['an export without a capacity', { path: `${report}/ExportTo`, method: post, status: 403, body: odata('PowerBINotAuthorizedException') }, 'PBI_EXPORT_REFUSED', [/isOnDedicatedCapacity/, /capacity/]],
  ['an export when the queue is full', { path: `${report}/ExportTo`, method: post, status: 429, headers: { 'retry-after': '20' } }, 'PBI_EXPORT_QUEUE', [/20 seconds/]],
  ['an export of 60 pages', { path: `${report}/ExportTo`, method: post, status: 400, body: said('Too many pages') }, 'PBI_EXPORT_INVALID', [/50 pages/]],

  // Administration
  ['two days', { path: '/admin/activityevents?startDateTime=\'2026-03-01T00:00:00\'&endDateTime=\'2026-03-02T00:00:00\'', status: 400, headers: { 'content-type': 'application/octet-stream' } }, 'PBI_DATES_TWO_DAYS', [/one day/]],
  ['two days on the Fabric host, two slashes', { path: 'https://api.fabric.microsoft.com//v1.0/myorg/admin/activityevents?startDateTime=\'2026-03-01T00:00:00\'&endDateTime=\'2026-03-02T00:00:00\'', status: 400 }, 'PBI_DATES_TWO_DAYS', [/one day/]],
  ['a day that is too old', { path: events('2026-01-29'), status: 400 }, 'PBI_DATES_TOO_OLD', [/28/]],
  ['the same on a wabi host', { path: `https://wabi-north-europe-redirect.analysis.windows.net${events('2026-01-29', '//v1.0/myorg')}`, status: 400 }, 'PBI_DATES_TOO_OLD', [/28/]],
  ['no dates', { path: '/admin/activityevents', status: 400 }, 'PBI_DATES_MISSING', [/startDateTime and no endDateTime/]],
  ['a token that was encoded twice', { path: '/admin/activityevents?continuationToken=\'LDI%252BMTA%253D\'', status: 400 }, 'PBI_CONTINUATION_TOKEN', [/second time/, /continuationUri/]],
  ['a token without quotes', { path: '/admin/activityevents?continuationToken=LDI%2BMTA%3D', status: 400 }, 'PBI_CONTINUATION_TOKEN', [/single quotes/]],
  ['a scan of 200 workspaces', { path: '/admin/workspaces/getInfo', method: post, status: 400 }, 'PBI_SCAN_REQUEST', [/100/]],
  ['modifiedSince of two months ago', { path: '/admin/workspaces/modified?modifiedSince=2026-01-02T05:51:30.0000000Z', status: 400 }, 'PBI_MODIFIED_SINCE', [/30 days/]],

  // Any operation
  ['a parameter in a sentence', { path: `${model}/Default.BindToGateway`, method: post, status: 400, body: said('Parameter gatewayObjectId is missing or invalid') }, 'PBI_PARAMETER_INVALID', [/gatewayObjectId/]],
  ['a parameter as a target', { path: `${report}/Clone`, method: post, status: 400, body: { error: { code: 'BadRequest', message: 'Bad Request', details: [{ message: 'The value is not valid.', target: 'cloneRequest.name' }] } } }, 'PBI_PARAMETER_INVALID', [/cloneRequest\.name/]],
  ['a body that is no JSON', { path: `${group}/users`, method: 'DELETE', status: 400, body: said('Unexpected end when reading JSON', 'BadRequest') }, 'PBI_BODY_INVALID', [/JSON/]],
  ['words alone', { path: `${report}/Rebind`, method: post, status: 400, body: said('The two models are not alike') }, 'PBI_INVALID_REQUEST', [/The two models are not alike/], /support ticket|tenant setting/i],
  ['another method', { path: `${model}/executeQueries`, status: 405 }, 'PBI_METHOD', [/POST/]],
  ['closed to apps by its words', { path: `${report}/Clone`, method: post, status: 400, body: said('Service principals are not supported here', 'NotSupported') }, 'PBI_NOT_FOR_APPS', [/user/]],

  // Failures inside a success
  ['credentials that are missing', { path: `${model}/refreshes?$top=1`, status: 200, body: history(failed({ errorCode: 'ModelRefreshFailed_CredentialsNotSpecified' })) }, 'PBI_REFRESH_CREDENTIALS', [/credential/i, /take/i]],
  ['a refresh that is off without credentials', { path: `${model}/refreshes`, status: 200, body: history(failed({ errorCode: 'ModelRefreshDisabled_CredentialNotSpecified' })) }, 'PBI_REFRESH_CREDENTIALS', [/credential/i]],
  ['a login inside an error inside', { path: `${model}/refreshes`, status: 200, body: history(failed({ error: { code: 'DM_GWPipeline_Gateway_DataSourceAccessError', 'pbi.error': { code: 'x', details: [underlying('Login failed for user \'a\'.')] } } })) }, 'PBI_REFRESH_CREDENTIALS', [/Login failed/]],
  ['a gateway that is off', { path: `${model}/refreshes`, status: 200, body: history(failed({ errorCode: 'DM_GWPipeline_Client_GatewayUnreachable' })) }, 'PBI_REFRESH_GATEWAY', [/gateway/i]],
  ['a refresh without memory', { path: `${model}/refreshes`, status: 200, body: history(failed({ errorCode: 'ModelRefresh_ShortMessage_ProcessingError', errorDescription: 'Resource Governing: the operation ran out of memory.' })) }, 'PBI_REFRESH_MEMORY', [/memory/]],
  ['a refresh that took too long', { path: `${model}/refreshes`, status: 200, body: history(failed({ errorCode: 'ProcessingTimeOut' })) }, 'PBI_REFRESH_TIMEOUT', [/incremental/]],
  ['a wrong column', { path: `${model}/refreshes`, status: 200, body: history(failed({ errorCode: 'ModelRefresh_ShortMessage_ProcessingError', errorDescription: '0xC112001C: Expression.Error: Forced Error.' })) }, 'PBI_REFRESH_PROCESSING', [/Forced Error/]],
  ['a policy and PartialBatch', { path: `${model}/refreshes/${datasetId}`, status: 200, body: { status: 'Failed', extendedStatus: 'Failed', messages: [{ message: 'RefreshApiRequest for table refresh using refresh policy must have the property \'CommitMode\' = \'Transactional\' instead of \'PartialBatch\'.', type: 'Error' }] } }, 'PBI_REFRESH_POLICY', [/Transactional/]],
  ['an app that may not refresh', { path: `${group}/dataflows/${datasetId}/transactions`, status: 200, body: history({ id: '1', refreshType: 'OnDemand', status: 'Failed', failureReason: 'SPNBasedRefreshNotAllowed' }) }, 'PBI_REFRESH_APP', [/user/]],
  ['a failure that nobody knows', { path: `${model}/refreshes`, status: 200, body: history(failed({ errorCode: 'ModelRefresh_ShortMessage_ServiceError' })) }, 'PBI_REFRESH_FAILED', [/ServiceError/]],
  ['an export that may be tried again', { path: exported, status: 200, headers: { 'Retry-After': '30' }, body: { id: 'x', status: 'Failed' } }, 'PBI_EXPORT_FAILED', [/start the whole export again/]],
  ['an export that is final', { path: exported, status: 200, body: { id: 'x', status: 'Failed' } }, 'PBI_EXPORT_FAILED', [/would fail again/], /start the whole export again/],
  ['an import', { path: `${group}/imports/${datasetId}`, status: 200, body: { id: datasetId, importState: 'Failed' } }, 'PBI_IMPORT_FAILED', [/file/]],
  ['a scan', { path: `/admin/workspaces/scanStatus/${datasetId}`, status: 200, body: { id: datasetId, status: 'Failed' } }, 'PBI_SCAN_FAILED', [/Post Workspace Info/]],
  ['a deployment', { path: `${pipeline}/operations/${datasetId}`, status: 200, body: { id: datasetId, status: 'Failed', executionPlan: { Steps: [{ status: 'Succeeded' }, { status: 'Failed', error: { errorCode: 'Alm_InvalidRequest_PurgeRequired' } }] } } }, 'PBI_DEPLOYMENT_FAILED', [/PurgeRequired/, /allowPurgeData/]],
];

test.each(
  cases.map(
    ([name, given, code, mustSay, mustNotSay = /support ticket/i]) => [name, given, code, mustSay, mustNotSay] as const,
  ),
)('%s', (_name, given, code, mustSay, mustNotSay) => {
  const [first] = diagnose(call(given)).causes;
  expect(first?.code).toBe(code);
  const text = [first!.title, first!.why, ...first!.fix].join('\n');
  for (const words of mustSay) expect(text).toMatch(words);
  expect(text).not.toMatch(mustNotSay);
  expect(text).not.toMatch(/support ticket|grant .*permission/i);
});

/** Good answers, and what looks like a failure and is none. */
// prettier-ignore
const fine: readonly (readonly [string, Call])[] = [
  ['a history whose newest refresh is good', { path: `${model}/refreshes`, status: 200, body: history({ refreshType: 'ViaApi', status: 'Completed' }, failed({ errorCode: 'X' })) }],
  ['a refresh that is running', { path: `${model}/refreshes`, status: 200, body: history({ refreshType: 'ViaApi', status: 'Unknown' }) }],
  ['an export that is running', { path: exported, status: 202, body: { id: 'x', status: 'Running' } }],
  ['a workload that is switched off', { path: `/capacities/${datasetId}/Workloads`, status: 200, body: { value: [{ name: 'Dataflows', state: 'Disabled' }] } }],
  ['a model called Failed', { path: model, status: 200, body: { id: datasetId, name: 'Failed' } }],
  ['many models, one of which failed', { path: '/capacities/refreshables?$top=5', status: 200, body: history({ id: datasetId, lastRefresh: failed({ errorCode: 'X' }) }) }],
  ['imports of a workspace, an old one failed', { path: `${group}/imports`, status: 200, body: history({ id: datasetId, importState: 'Failed' }) }],
];

test.each(fine)('%s wants no explanation', (_name, given) => {
  expect(diagnose(call(given)).causes).toEqual([]);
});

/** What a row must leave to others. */
// prettier-ignore
const others: readonly (readonly [string, Call, string])[] = [
  ['a bad token wins over a missing content type', { ...refreshes, status: 415, claims: { ...appClaims, aud: 'https://graph.microsoft.com' } }, 'TOKEN_FOREIGN_AUDIENCE'],
  ['an unknown model is no push model either, and not called one', { path: `${model}/tables/Sales/rows`, method: post, status: 404, body: odata('PowerBIEntityNotFound') }, 'PBI_ENTITY_NOT_FOUND'],
  ['the setting of the tenant is no unsupported operation', { path: '/groups', status: 401, headers: { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' } }, 'PBI_SP_SWITCH_OFF'],
  ['the code of a paused capacity', { path: model, status: 400, body: odata('CapacityNotActive') }, 'PBI_CAPACITY_PAUSED'],
  ['an old day that was throttled', { path: events('2026-01-29'), status: 429 }, 'PBI_THROTTLED'],
  ['a bad request that says nothing', { path: `${report}/Clone`, method: post, status: 400, body: said('Bad Request', 'BadRequest') }, 'UNKNOWN'],
  ['a code of the Fabric API', { path: `/v1/workspaces/${groupId}/items`, method: post, status: 415 }, 'UNKNOWN'],
];

test.each(others)('%s', (_name, given, code) => {
  expect(diagnose(call(given)).causes[0]?.code).toBe(code);
});

/** A body alone, as people paste it: nothing says which operation it was. */
// prettier-ignore
const bodiesAlone: readonly (readonly [string, unknown, string])[] = [
  ['a refresh that is running', said('Invalid dataset refresh request. Another refresh request is already executing'), 'PBI_REFRESH_RUNNING'],
  ['too many refreshes', said('Invalid dataset refresh request. Number of refresh requests in last 24 hours exceeded limit', 'Request Throttled'), 'PBI_REFRESH_LIMIT'],
  ['an option of a refresh', said('Invalid dataset refresh request. Table Foo does not exist'), 'PBI_REFRESH_INVALID'],
  ['no effective identity', said('Creating embed token for accessing dataset 61b6a51d-0025-4209-a1c1-db3362b909bb requires effective identity to be provided'), 'PBI_EMBED_IDENTITY'],
  ['a format that a report cannot have', said('Export report was called with an unsupported file format'), 'PBI_EXPORT_INVALID'],
  ['a query that is wrong', odata('DatasetExecuteQueriesError', [engine("Query (1, 10) Cannot find table 'Sales'.")]), 'PBI_QUERY_FAILED'],
  ['a query and a right', odata('DatasetExecuteQueriesError', [engine('The user does not have permission to call the Discover method.')]), 'PBI_QUERY_NO_RIGHT'],
  ['a paginated report of a classic workspace', said('Creating embed token for paginated report is only supported with workspaces v2'), 'PBI_EMBED_PAGINATED'],
  ['another invalid request', said('The filter is too complex'), 'PBI_INVALID_REQUEST'],
];

test.each(bodiesAlone)('%s, the body alone', (_name, body, code) => {
  expect(causesOf(pasted(JSON.stringify(body), 0, 'https://api.powerbi.com'))[0]?.code).toBe(code);
});

test('of an address that a client cut off before its query, no date is called missing', () => {
  const text =
    'Rest call failed with client error, status code 400 BadRequest. Request URL: https://api.powerbi.com/v1.0/myorg/admin/activityevents?<suppressed 2 parameter(s)>.';
  const [first] = causesOf(pasted(text, 400, 'https://api.powerbi.com/v1.0/myorg/admin/activityevents'));
  expect(first).toMatchObject({ code: 'PBI_DATES_REFUSED' });
  expect([first!.why, ...first!.fix].join(' ')).toMatch(/one day in UTC.*27 days/);
});

test('of one answer one row speaks, and the general one is silent', () => {
  expect(
    diagnose(
      call({ path: `${model}/datasources`, status: 404, body: odata('DMTS_UserNotFoundInADGraphError') }),
    ).causes.map(({ code }) => code),
  ).toEqual(['PBI_OWNER_GONE']);
});

test('where a rule of an operation explains it, the general row is silent', () => {
  expect(
    diagnose(
      call({
        ...refreshes,
        status: 400,
        body: said('Invalid dataset refresh request. Another refresh request is already executing'),
      }),
    ).causes.map(({ code }) => code),
  ).toEqual(['PBI_REFRESH_RUNNING']);
});

test('without an address the code is enough', () => {
  const evidence = {
    ...call({
      path: '/groups',
      status: 400,
      body: odata('AddingAlreadyExistsGroupUserNotSupportedError'),
      claims: null,
    }),
    url: '',
    method: '',
    status: 0,
    operation: null,
    origin: 'text',
  } as const;
  expect(diagnose(evidence).causes[0]?.code).toBe('PBI_USER_ALREADY_IN');
});

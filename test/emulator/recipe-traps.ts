import { standardTenant } from '../../catalogue/powerbi/index.ts';
import type { TenantChange } from '../../emulator/index.ts';

/**
 * A job that a recipe does, what goes wrong in it, and how the emulator is brought to it.
 * `calls`: method, path below `/v1.0/myorg` and maybe a body, in the order in which they are sent; ids of the standard tenant in braces,
 * and of the answers before: `{id}`, `{x-ms-request-id}`, `{continuationToken}`, `{url}` of an upload. `as: user` is Ada.
 * `answers`: for each call its status, and the code or the state that it tells.
 */
export interface Trap {
  readonly recipe: string;
  readonly trap: string;
  readonly given?: TenantChange;
  readonly calls: readonly string[];
  readonly answers: readonly string[];
}

export const PRODUCTION = '25df19d6-bacd-4a78-916b-da6e7b73e66b';
const PRODUCTION_MODEL = '137455c9-c753-48e4-a4a6-1d1434e7e9e6';
const NOBODY = '0f0e0d0c-0b0a-4908-8706-050403020100';
const CLOUD = '5ca6a15f-df14-4233-ae51-9ebe5f612dca/datasources/11676a4c-1077-422f-9320-b8a3826ada3b';
const G = '/groups/{groupId}';
const MODEL = `${G}/datasets/{datasetId}`;
const PLAIN = '{"notifyOption":"NoNotification"}';
const FULL = '{"type":"Full"}';
const DAY = "startDateTime='2026-06-10T00:00:00'&endDateTime='2026-06-10T23:59:59'";
const HISTORY = `GET ${MODEL}/refreshes?$top=1`;
const ONE = `GET ${MODEL}/refreshes/{x-ms-request-id}`;
const SCAN = 'POST /admin/workspaces/getInfo {"workspaces":["{groupId}"]}';
const EXPORT = `POST ${G}/reports/{reportId}/ExportTo {"format":"PDF"}`;
const EXPORTED = `GET ${G}/reports/{reportId}/exports/{id}`;
const DEPLOY = 'POST /pipelines/{pipelineId}/deployAll {"sourceStageOrder":1}';
const EMBED = `POST ${MODEL}/GenerateToken`;
const CREDENTIALS = String.raw`"encryptedConnection":"Encrypted","privacyLevel":"None","credentialType":"Basic","credentials":"{\"credentialData\":[{\"name\":\"username\",\"value\":\"ada\"},{\"name\":\"password\",\"value\":\"a password\"}]}"`;
const PLAIN_CREDENTIALS = `{"credentialDetails":{"encryptionAlgorithm":"None",${CREDENTIALS}}}`;
const NEW_MODEL = `POST ${G}/datasets {"name":"Pushed","defaultMode":"Push","tables":[{"name":"Sales","columns":[{"name":"Product","dataType":"String"}]}]}`;
const TEN_THOUSAND = `POST ${G}/datasets/{id}/tables/Sales/rows {"rows":[${Array.from({ length: 10_000 }, () => '{}').join()}]}`;
const shared: TenantChange = { workspaces: { 'Northwind Sales': { capacity: null } } };
const secured: TenantChange = { datasetsWithRowLevelSecurity: [standardTenant.datasetId] };
const off = { enabled: false };

/** The traps of the ten jobs that people script most, and of the next ones, as their code and their reports have them. */
// prettier-ignore
export const traps: readonly Trap[] = [
  { recipe: 'refresh and wait', trap: 'a plain one while another runs', calls: [`POST ${MODEL}/refreshes ${PLAIN}`, `POST ${MODEL}/refreshes ${PLAIN}`], answers: ['202', '400 InvalidRequest'] },
  { recipe: 'refresh and wait', trap: 'an enhanced one while another runs', calls: [`POST ${MODEL}/refreshes ${FULL}`, `POST ${MODEL}/refreshes ${FULL}`], answers: ['202', '409'] },
  { recipe: 'refresh and wait', trap: 'Unknown means that it runs', given: { jobs: { refresh: { reads: 3 } } }, calls: [`POST ${MODEL}/refreshes ${PLAIN}`, HISTORY, HISTORY, HISTORY], answers: ['202', '200 Unknown', '200 Unknown', '200 Completed'] },
  { recipe: 'refresh and wait', trap: '202 while an enhanced one runs', given: { jobs: { refresh: { reads: 3 } } }, calls: [`POST ${MODEL}/refreshes ${FULL}`, ONE, ONE, ONE], answers: ['202', '202 Unknown', '202 Unknown', '200 Completed'] },
  { recipe: 'refresh and wait', trap: 'it never ends', given: { jobs: { refresh: { ends: 'never' } } }, calls: [`POST ${MODEL}/refreshes ${FULL}`, ONE, ONE, ONE, ONE], answers: ['202', '202 Unknown', '202 Unknown', '202 Unknown', '202 Unknown'] },
  { recipe: 'refresh and wait', trap: 'it fails', given: { jobs: { refresh: { ends: 'failed' } } }, calls: [`POST ${MODEL}/refreshes ${PLAIN}`, HISTORY, HISTORY], answers: ['202', '200 Unknown', '200 Failed ModelRefresh_ShortMessage_ProcessingError'] },
  { recipe: 'refresh and wait', trap: 'enhanced needs a capacity', given: { ...shared, switches: { enhancedOnSharedCapacity: 'refused' } }, calls: [`POST ${MODEL}/refreshes ${FULL}`], answers: ['400 InvalidRequest'] },
  { recipe: 'refresh and wait', trap: 'mails to an app', given: { switches: { notifyOptionOfApp: 'refused' } }, calls: [`POST ${MODEL}/refreshes {"notifyOption":"MailOnFailure"}`], answers: ['400 InvalidRequest'] },
  { recipe: 'refresh and wait', trap: 'notifyOption in an enhanced one', given: { switches: { notifyOptionOfEnhanced: 'refused' } }, calls: [`POST ${MODEL}/refreshes {"notifyOption":"NoNotification","type":"Full"}`], answers: ['400 InvalidRequest'] },
  { recipe: 'refresh and wait', trap: 'a plain one has no page of its own', given: { switches: { plainRefreshById: 'not-found' } }, calls: [`POST ${MODEL}/refreshes ${PLAIN}`, ONE], answers: ['202', '404 PowerBIEntityNotFound'] },
  { recipe: 'refresh and wait', trap: 'a plain one is not cancelled', given: { switches: { plainRefreshById: 'not-found' } }, calls: [`POST ${MODEL}/refreshes ${PLAIN}`, `DELETE ${MODEL}/refreshes/{x-ms-request-id}`], answers: ['202', '404 PowerBIEntityNotFound'] },
  { recipe: 'refresh and wait', trap: 'no credentials after a take-over', calls: [`POST ${MODEL}/Default.TakeOver`, `POST ${MODEL}/refreshes ${PLAIN}`, HISTORY, HISTORY], answers: ['200', '202', '200 Unknown', '200 Failed ModelRefreshFailed_CredentialsNotSpecified'] },
  { recipe: 'refresh and wait', trap: 'eight a day on shared capacity', given: { ...shared, jobs: { refresh: { reads: 1 } } }, calls: Array.from({ length: 9 }, () => `POST ${MODEL}/refreshes ${PLAIN}`), answers: [...Array.from({ length: 8 }, () => '202'), '400 InvalidRequest'] },
  { recipe: 'refresh and wait', trap: 'the token expires while it polls', given: { jobs: { refresh: { reads: 9 } }, faults: [{ kind: 'expired', after: 2 }] }, calls: [`POST ${MODEL}/refreshes ${FULL}`, ONE, ONE, 'new token', ONE], answers: ['202', '202 Unknown', '403 TokenExpired', '', '202 Unknown'] },
  { recipe: 'refresh and wait', trap: 'the service fails while it polls', given: { faults: [{ kind: 'status', status: 503, operation: 'Datasets_GetRefreshExecutionDetailsInGroup', after: 1, times: 1 }] }, calls: [`POST ${MODEL}/refreshes ${FULL}`, ONE, ONE, ONE], answers: ['202', '202 Unknown', '503 EmulatedFault', '200 Completed'] },
  { recipe: 'refresh and wait', trap: 'the connection breaks while it polls', given: { faults: [{ kind: 'reset', operation: 'Datasets_GetRefreshExecutionDetailsInGroup', times: 1 }] }, calls: [`POST ${MODEL}/refreshes ${FULL}`, ONE, ONE], answers: ['202', 'broken', '200 Completed'] },

  { recipe: 'inventory', trap: 'only workspaces with a role', given: { workspaces: { 'Northwind Sales': { roles: { 'Northwind reporting app': null } } } }, calls: [`GET ${G}/datasets`, "GET /groups?$filter=name eq 'Northwind Sales'"], answers: ['401 GroupNotAccessible', '200 none'] },
  { recipe: 'inventory', trap: 'GET /datasets is My workspace', calls: ['GET /datasets'], answers: ['403 API is not accessible for application'] },
  { recipe: 'inventory', trap: 'too many requests in the middle', given: { faults: [{ kind: 'throttled', seconds: 2, after: 1, times: 1 }] }, calls: [`GET ${G}/datasets`, `GET ${G}/reports`, `GET ${G}/reports`], answers: ['200', '429 Retry-After 2', '200'] },
  { recipe: 'inventory', trap: 'data sources whose owner left', given: { users: [{ removed: true }] }, calls: [`GET ${MODEL}/datasources`], answers: ['404 DMTS_UserNotFoundInADGraphError'] },

  { recipe: 'tenant scan', trap: 'an application permission', given: { apps: [{ applicationPermissions: ['Tenant.Read.All'] }] }, calls: [SCAN], answers: ['401 PowerBINotAuthorizedException'] },
  { recipe: 'tenant scan', trap: 'a thin result without the settings', given: { settings: { AdminApisIncludeDetailedMetadata: off } }, calls: ['POST /admin/workspaces/getInfo?datasetSchema=true {"workspaces":["{groupId}"]}', 'GET /admin/workspaces/scanResult/{id}'], answers: ['202 NotStarted', '200 thin'] },
  { recipe: 'tenant scan', trap: 'more than 16 unfinished at a time', given: { jobs: { scan: { atOnce: 16 } } }, calls: Array.from({ length: 17 }, () => SCAN), answers: [...Array.from({ length: 16 }, () => '202 NotStarted'), '429 Retry-After 1'] },
  { recipe: 'tenant scan', trap: 'the modified workspaces, 30 times an hour', given: { throttling: 'documented' }, calls: Array.from({ length: 31 }, () => 'GET /admin/workspaces/modified'), answers: [...Array.from({ length: 30 }, () => '200'), '429 Retry-After 3598'] },
  { recipe: 'tenant scan', trap: 'more than 100 workspaces', calls: [`POST /admin/workspaces/getInfo {"workspaces":[${Array.from({ length: 101 }, () => '"{groupId}"').join()}]}`], answers: ['400 InvalidRequest'] },
  { recipe: 'tenant scan', trap: 'the first run has no modifiedSince, later ones at most 30 days', calls: ['GET /admin/workspaces/modified', 'GET /admin/workspaces/modified?modifiedSince=2020-01-01T00:00:00Z'], answers: ['200', '400 BadRequest'] },
  { recipe: 'tenant scan', trap: 'NotStarted, then Running', given: { jobs: { scan: { reads: 3 } } }, calls: [SCAN, 'GET /admin/workspaces/scanStatus/{id}', 'GET /admin/workspaces/scanStatus/{id}', 'GET /admin/workspaces/scanStatus/{id}'], answers: ['202 NotStarted', '200 NotStarted', '200 Running', '200 Succeeded'] },
  { recipe: 'tenant scan', trap: 'it fails', given: { jobs: { scan: { reads: 1, ends: 'failed' } } }, calls: [SCAN, 'GET /admin/workspaces/scanStatus/{id}', 'GET /admin/workspaces/scanResult/{id}'], answers: ['202 NotStarted', '200 Failed', '404 PowerBIEntityNotFound'] },

  { recipe: 'activity log', trap: 'dates without quotes', calls: ['GET /admin/activityevents?startDateTime=2026-06-10T00:00:00&endDateTime=2026-06-10T23:59:59'], answers: ['400 BadRequest'] },
  { recipe: 'activity log', trap: 'two days', calls: ["GET /admin/activityevents?startDateTime='2026-06-10T00:00:00'&endDateTime='2026-06-11T00:00:00'"], answers: ['400 BadRequest'] },
  { recipe: 'activity log', trap: 'an empty page with a token', given: { activityLog: { eventsPerDay: 4, eventsPerPage: 2, emptyPageEvery: 2 } }, calls: [`GET /admin/activityevents?${DAY}`, "GET /admin/activityevents?continuationToken='{continuationToken}'"], answers: ['200 events, more', '200 no events, more'] },
  { recipe: 'activity log', trap: 'a token without quotes', calls: [`GET /admin/activityevents?${DAY}`, 'GET /admin/activityevents?continuationToken={continuationToken}'], answers: ['200 events, more', '400 BadRequest'] },
  { recipe: 'activity log', trap: 'a token that is encoded twice', calls: [`GET /admin/activityevents?${DAY}`, "GET /admin/activityevents?continuationToken='{continuationToken, encoded}'"], answers: ['200 events, more', '400 BadRequest'] },
  { recipe: 'activity log', trap: 'too far back', calls: ["GET /admin/activityevents?startDateTime='2026-05-01T00:00:00'&endDateTime='2026-05-01T23:59:59'"], answers: ['400'] },
  { recipe: 'activity log', trap: '200 an hour', given: { throttling: 'documented' }, calls: Array.from({ length: 201 }, () => `GET /admin/activityevents?${DAY}`), answers: [...Array.from({ length: 200 }, () => '200 events, more'), '429 Retry-After 3598'] },

  { recipe: 'own and connect', trap: 'parameters are the owner\'s', calls: [`POST ${MODEL}/Default.UpdateParameters {"updateDetails":[{"name":"Region","newValue":"North"}]}`], answers: ['403 InvalidRequest'] },
  { recipe: 'own and connect', trap: 'data sources are the owner\'s', calls: [`POST ${MODEL}/Default.UpdateDatasources {"updateDetails":[]}`], answers: ['403 InvalidRequest'] },
  { recipe: 'own and connect', trap: 'the schedule is the owner\'s', calls: [`PATCH ${MODEL}/refreshSchedule {"value":{"enabled":false}}`], answers: ['403 InvalidRequest'] },
  { recipe: 'own and connect', trap: 'binding is the owner\'s', given: { switches: { bindByOthers: 'refused' } }, calls: [`POST ${MODEL}/Default.BindToGateway {"gatewayObjectId":"{gatewayId}"}`, `POST ${MODEL}/Default.TakeOver`, `POST ${MODEL}/Default.BindToGateway {"gatewayObjectId":"{gatewayId}"}`], answers: ['403 InvalidRequest', '200', '200'] },
  { recipe: 'own and connect', trap: 'the gateway is not open to the app', given: { gateways: { 'Northwind gateway': { administrators: ['Ada'] } } }, calls: ['DELETE as user /gateways/{gatewayId}/datasources/{gatewayDatasourceId}/users/{servicePrincipalId}', 'DELETE as user /gateways/{gatewayId}/datasources/{other gateway datasource}/users/{servicePrincipalId}', `POST ${MODEL}/Default.BindToGateway {"gatewayObjectId":"{gatewayId}"}`], answers: ['200', '200', '404 DMTS_EntityNotFoundOrUnauthorized'] },
  { recipe: 'own and connect', trap: 'the app is not admin of the gateway', given: { gateways: { 'Northwind gateway': { administrators: ['Ada'] } } }, calls: ['GET /gateways', 'GET /gateways/{gatewayId}'], answers: ['200 none', '401 PowerBINotAuthorizedException'] },
  { recipe: 'own and connect', trap: 'credentials for a gateway are not encrypted', calls: [`PATCH /gateways/{gatewayId}/datasources/{gatewayDatasourceId} ${PLAIN_CREDENTIALS}`], answers: ['400 InvalidRequest'] },
  { recipe: 'own and connect', trap: 'credentials for a gateway are only said to be', calls: [`PATCH /gateways/{gatewayId}/datasources/{gatewayDatasourceId} ${PLAIN_CREDENTIALS.replace('None', 'RSA-OAEP')}`], answers: ['400 DM_GWPipeline_UnknownError'] },
  { recipe: 'own and connect', trap: "credentials of the cloud are the owner's", calls: [`PATCH /gateways/${CLOUD} ${PLAIN_CREDENTIALS}`, `POST ${MODEL}/Default.TakeOver`, `PATCH /gateways/${CLOUD} ${PLAIN_CREDENTIALS}`], answers: ['401 PowerBINotAuthorizedException', '200', '200'] },
  { recipe: 'own and connect', trap: 'the form of the body', calls: [`POST ${MODEL}/Default.TakeOver`, `PATCH /gateways/${CLOUD} {"credentialDetails":{"encryptionAlgorithm":"None","encryptedConnection":"Encrypted","privacyLevel":"None","credentialType":"Key","credentials":"the key"}}`], answers: ['200', '400 InvalidRequest'] },
  { recipe: 'own and connect', trap: 'it takes over, binds, sets credentials, and refreshes', calls: [`POST /groups/${PRODUCTION}/datasets/${PRODUCTION_MODEL}/Default.TakeOver`, `POST /groups/${PRODUCTION}/datasets/${PRODUCTION_MODEL}/Default.BindToGateway {"gatewayObjectId":"{gatewayId}"}`, `GET /groups/${PRODUCTION}/datasets/${PRODUCTION_MODEL}/datasources`, `PATCH /gateways/{cloud gateway}/datasources/{cloud datasource} ${PLAIN_CREDENTIALS}`, `POST /groups/${PRODUCTION}/datasets/${PRODUCTION_MODEL}/refreshes ${PLAIN}`, `GET /groups/${PRODUCTION}/datasets/${PRODUCTION_MODEL}/refreshes?$top=1`, `GET /groups/${PRODUCTION}/datasets/${PRODUCTION_MODEL}/refreshes?$top=1`], answers: ['200', '200', '200', '200', '202', '200 Unknown', '200 Completed'] },

  { recipe: 'publish', trap: 'the name is taken', calls: [`POST ${G}/imports?datasetDisplayName=Sales.pbix&nameConflict=Abort file PK`], answers: ['409 DuplicatePackageFoundError'] },
  { recipe: 'publish', trap: 'there is nothing to overwrite', calls: [`POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Overwrite file PK`], answers: ['404 DuplicatePackageNotFoundError'] },
  { recipe: 'publish', trap: 'duplicates with Ignore', calls: [`POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Ignore file PK`, `POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Ignore file PK`, `POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=CreateOrOverwrite file PK`], answers: ['202 Publishing', '202 Publishing', '409 MoreThanOneDuplicatePackageFoundError'] },
  { recipe: 'publish', trap: '307 to another cluster, where the token is lost', given: { faults: [{ kind: 'redirect' }] }, calls: [`POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Ignore file PK`], answers: ['307'] },
  { recipe: 'publish', trap: '500, and the copy is there all the same', given: { faults: [{ kind: 'status', times: 1 }] }, calls: [`POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Abort file PK`, `POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Abort file PK`], answers: ['500 EmulatedFault', '409 DuplicatePackageFoundError'] },
  { recipe: 'publish', trap: 'the model of a live connection is closed', calls: [`POST ${G}/imports?datasetDisplayName=Thin.pbix&nameConflict=Ignore file PK"ConnectionType":"pbiServiceLive","PbiModelDatabaseName":"${NOBODY}"`], answers: ['400 PowerBIModelNotFoundException'] },
  { recipe: 'publish', trap: 'a live connection over XMLA', calls: [`POST ${G}/imports?datasetDisplayName=Thin.pbix&nameConflict=Ignore file PK"ConnectionType":"pbiServiceXmlaStyleLive"`], answers: ['401'] },
  { recipe: 'publish', trap: 'a paginated report and CreateOrOverwrite', calls: [`POST ${G}/imports?datasetDisplayName=Invoice.rdl&nameConflict=CreateOrOverwrite file <Report>`], answers: ['400 InvalidRequest'] },
  { recipe: 'publish', trap: 'a file that is none', calls: [`POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Ignore file <html>`], answers: ['400 RequestedFileIsEncryptedOrCorrupted'] },
  { recipe: 'publish', trap: 'a large file, which has to be uploaded first', calls: [`POST ${G}/imports/createTemporaryUploadLocation`, `POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Ignore {"fileUrl":"{url}"}`, 'PUT {url} PK', `POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Ignore {"fileUrl":"{url}"}`], answers: ['200', '400 InvalidRequest', '201', '202 Publishing'] },
  { recipe: 'publish', trap: 'it lasts', given: { jobs: { import: { reads: 3 } } }, calls: [`POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Ignore file PK`, `GET ${G}/imports/{id}`, `GET ${G}/imports/{id}`, `GET ${G}/imports/{id}`], answers: ['202 Publishing', '200 Publishing', '200 Publishing', '200 Succeeded'] },
  { recipe: 'publish', trap: 'it fails', given: { jobs: { import: { ends: 'failed' } } }, calls: [`POST ${G}/imports?datasetDisplayName=New.pbix&nameConflict=Ignore file PK`, `GET ${G}/imports/{id}`, `GET ${G}/imports/{id}`], answers: ['202 Publishing', '200 Publishing', '200 Failed'] },

  { recipe: 'onboard', trap: 'the workspace is there', calls: ['POST /groups?workspaceV2=true {"name":"Northwind Sales"}'], answers: ['400 PowerBIEntityAlreadyExists'] },
  { recipe: 'onboard', trap: 'the user is in', calls: [`POST ${G}/users {"identifier":"{colleagueEmail}","groupUserAccessRight":"Member","principalType":"User"}`], answers: ['400 AddingAlreadyExistsGroupUserNotSupportedError'] },
  { recipe: 'onboard', trap: 'apps may not create workspaces', given: { settings: { ServicePrincipalAccessGlobalAPIs: off } }, calls: ['POST /groups?workspaceV2=true {"name":"New"}'], answers: ['401 ServicePrincipalIsNotAllowedByTenantAdminSwitch'] },
  { recipe: 'onboard', trap: 'no right on the capacity', given: { capacities: { 'Northwind capacity': { assigners: ['Ada'] } } }, calls: [`POST ${G}/AssignToCapacity {"capacityId":"{capacityId}"}`], answers: ['403 PowerBINotAuthorizedException'] },
  { recipe: 'onboard', trap: 'the wrong object id of the app', calls: [`POST ${G}/users {"identifier":"{clientId}","groupUserAccessRight":"Member","principalType":"App"}`], answers: ['400 InvalidRequest'] },
  { recipe: 'onboard', trap: 'a new role does not count yet', given: { switches: { newRole: 'after-refresh' } }, calls: ['remove the app', `GET ${G}/datasets`, `POST as user ${G}/users {"identifier":"{servicePrincipalId}","groupUserAccessRight":"Member","principalType":"App"}`, `GET ${G}/datasets`, 'POST /RefreshUserPermissions', `GET ${G}/datasets`], answers: ['', '401 GroupNotAccessible', '200', '401 GroupNotAccessible', '200', '200'] },

  { recipe: 'embed', trap: 'an identity is missing', given: secured, calls: [`${EMBED} {"accessLevel":"View"}`], answers: ['400 InvalidRequest'] },
  { recipe: 'embed', trap: 'an identity without roles', given: secured, calls: [`${EMBED} {"accessLevel":"View","identities":[{"username":"a","datasets":["{datasetId}"]}]}`], answers: ['400 InvalidRequest'] },
  { recipe: 'embed', trap: 'an identity that nobody wants', calls: [`${EMBED} {"accessLevel":"View","identities":[{"username":"a","roles":["r"],"datasets":["{datasetId}"]}]}`], answers: ['400 InvalidRequest'] },
  { recipe: 'embed', trap: "another's name as a viewer", given: { ...secured, workspaces: { 'Northwind Sales': { roles: { 'Northwind reporting app': 'Viewer' } } } }, calls: ['POST /GenerateToken {"datasets":[{"id":"{datasetId}"}],"identities":[{"username":"a","roles":["r"],"datasets":["{datasetId}"]}]}'], answers: ['403 InvalidRequest'] },
  { recipe: 'embed', trap: 'no content type', calls: [`${EMBED} text {"accessLevel":"View"}`], answers: ['415'] },
  { recipe: 'embed', trap: 'the setting is off', given: { settings: { EmbedContentInApps: off } }, calls: [`${EMBED} {"accessLevel":"View"}`], answers: ['403 PowerBINotAuthorizedException'] },
  { recipe: 'embed', trap: 'the quota without a capacity', given: { ...shared, switches: { embedWithoutCapacity: 'used-up' } }, calls: [`${EMBED} {"accessLevel":"View"}`], answers: ['403'] },

  { recipe: 'release', trap: 'apps cannot deploy', given: { switches: { deployByApp: 'refused' } }, calls: [DEPLOY], answers: ['400 ALM_InvalidRequest_ServicePrincipalNotSupported'] },
  { recipe: 'release', trap: 'an app to update that there is not', calls: ['POST /pipelines/{pipelineId}/deployAll {"sourceStageOrder":1,"updateAppSettings":{"updateAppInTargetWorkspace":true}}'], answers: ['400'] },
  { recipe: 'release', trap: 'the item is not found', given: { switches: { deployUnknownItem: 'refused' } }, calls: [`POST /pipelines/{pipelineId}/deploy {"sourceStageOrder":1,"reports":[{"sourceId":"${NOBODY}"}]}`], answers: ['404 PowerBIEntityNotFound'] },
  { recipe: 'release', trap: 'a stage without a capacity', given: { switches: { stageWithoutCapacity: 'refused' } }, calls: [`POST /pipelines/{pipelineId}/stages/2/assignWorkspace {"workspaceId":"${PRODUCTION}"}`], answers: ['400 Alm_InvalidRequest_WorkspaceHasNoCapacity'] },
  { recipe: 'release', trap: 'it lasts', given: { jobs: { deployment: { reads: 3 } } }, calls: [DEPLOY, ...Array.from({ length: 3 }, () => 'GET /pipelines/{pipelineId}/operations/{id}')], answers: ['202 NotStarted', '200 NotStarted', '200 Executing', '200 Succeeded'] },
  { recipe: 'release', trap: 'it fails', given: { jobs: { deployment: { ends: 'failed' } } }, calls: [DEPLOY, 'GET /pipelines/{pipelineId}/operations/{id}', 'GET /pipelines/{pipelineId}/operations/{id}'], answers: ['202 NotStarted', '200 Executing', '200 Failed'] },

  { recipe: 'export to file', trap: 'no capacity', given: shared, calls: [EXPORT], answers: ['403'] },
  { recipe: 'export to file', trap: 'the queue is full', given: { jobs: { export: { atOnce: 1 } } }, calls: [EXPORT, EXPORT], answers: ['202 NotStarted', '429 Retry-After 1'] },
  { recipe: 'export to file', trap: 'more than 50 pages', calls: [`POST ${G}/reports/{reportId}/ExportTo {"format":"PDF","powerBIReportConfiguration":{"pages":[${Array.from({ length: 51 }, () => '{"pageName":"p"}').join()}]}}`], answers: ['400 InvalidRequest'] },
  { recipe: 'export to file', trap: 'Failed with Retry-After: the whole export again', given: { jobs: { export: { ends: 'failed-again' } } }, calls: [EXPORT, EXPORTED, EXPORTED, EXPORT, EXPORTED, EXPORTED], answers: ['202 NotStarted', '202 Running Retry-After 1', '200 Failed Retry-After 1', '202 NotStarted', '202 Running Retry-After 1', '200 Succeeded'] },
  { recipe: 'export to file', trap: 'Failed for good', given: { jobs: { export: { ends: 'failed' } } }, calls: [EXPORT, EXPORTED, EXPORTED, `${EXPORTED}/file`], answers: ['202 NotStarted', '202 Running Retry-After 1', '200 Failed', '404 PowerBIEntityNotFound'] },
  { recipe: 'export to file', trap: 'no Retry-After', given: { jobs: { export: { reads: 3, retryAfter: false } } }, calls: [EXPORT, EXPORTED, EXPORTED, EXPORTED], answers: ['202 NotStarted', '202 NotStarted', '202 Running', '200 Succeeded'] },
  { recipe: 'export to file', trap: 'the file before its time', given: { jobs: { export: { reads: 2 } } }, calls: [EXPORT, `${EXPORTED}/file`], answers: ['202 NotStarted', '404 PowerBIEntityNotFound'] },

  { recipe: 'query', trap: 'row-level security', given: secured, calls: [`POST ${MODEL}/executeQueries {"queries":[{"query":"EVALUATE Sales"}]}`], answers: ['401 PowerBINotAuthorizedException'] },
  { recipe: 'query', trap: 'too many rows: 200 with an error inside', calls: [`POST ${MODEL}/executeQueries {"queries":[{"query":"EVALUATE GENERATESERIES(1, 200000)"}]}`], answers: ['200 error inside'] },
  { recipe: 'query', trap: 'the wrong syntax', calls: [`POST ${MODEL}/executeQueries {"queries":[{"query":"SELECT 1"}]}`], answers: ['400 DatasetExecuteQueriesError'] },
  { recipe: 'push rows', trap: 'into an ordinary model', calls: [`POST ${MODEL}/tables/Sales/rows {"rows":[{}]}`], answers: ['404 ItemNotFound'] },
  { recipe: 'push rows', trap: 'too many in one request', calls: [NEW_MODEL, `POST ${G}/datasets/{id}/tables/Sales/rows {"rows":[${Array.from({ length: 10_001 }, () => '{}').join()}]}`], answers: ['201', '413 InvalidRequest'] },
  { recipe: 'push rows', trap: 'a text that is too long', calls: [NEW_MODEL, `POST ${G}/datasets/{id}/tables/Sales/rows {"rows":[{"Product":"${'x'.repeat(4001)}"}]}`], answers: ['201', '400 InvalidRequest'] },
  { recipe: 'push rows', trap: 'more than a million in an hour', calls: [NEW_MODEL, ...Array.from({ length: 101 }, () => TEN_THOUSAND)], answers: ['201', ...Array.from({ length: 100 }, () => '200'), '429 TooManyRequests Retry-After 3600'] },
  { recipe: 'dataflow refresh', trap: 'it lasts', given: { jobs: { 'dataflow refresh': { reads: 2, ends: 'failed' } } }, calls: [`POST ${G}/dataflows/{dataflowId}/refreshes ${PLAIN}`, `GET ${G}/dataflows/{dataflowId}/transactions`, `GET ${G}/dataflows/{dataflowId}/transactions`], answers: ['200', '200 InProgress', '200 Failed'] },
  { recipe: 'dataflow refresh', trap: 'no notifyOption', calls: [`POST ${G}/dataflows/{dataflowId}/refreshes {}`], answers: ['400 InvalidRequest'] },
  { recipe: 'profiles', trap: 'apps may not use profiles', given: { settings: { AllowServicePrincipalsCreateAndUseProfiles: off } }, calls: ['GET /profiles'], answers: ['401 ServicePrincipalIsNotAllowedByTenantAdminSwitch'] },
  { recipe: 'clone and rebind', trap: 'the model is not there', calls: [`POST ${G}/reports/{reportId}/Rebind {"datasetId":"${NOBODY}"}`], answers: ['404 PowerBIEntityNotFound'] },
];

/** A text as people paste it, and what must be read from it; what is absent is not in it. */
export interface PastedText {
  readonly name: string;
  readonly text: string;
  readonly status?: number;
  readonly method?: string;
  /** The path with `/v1.0/myorg`, without query. */
  readonly path?: string;
  /** The error code, of the body or of a header. */
  readonly code?: string;
  readonly aadsts?: number;
  readonly message?: RegExp;
}

const GROUPS = 'https://api.powerbi.com/v1.0/myorg/groups';
const WORKSPACE = '3d9b93c6-7b6d-4801-a491-1738910904fd';
const NOT_AUTHORIZED =
  '{"error":{"code":"PowerBINotAuthorizedException","pbi.error":{"code":"PowerBINotAuthorizedException","parameters":{},"details":[],"exceptionCulprit":1}}}';
const FABRIC =
  '{"requestId":"6f1c9b1e-0000-4000-8000-00000000abcd","errorCode":"InsufficientPrivileges","message":"The caller does not have sufficient permissions to perform this operation"}';
const SECRET_WRONG =
  "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '0d4f0a1e-1f8e-4a0f-9d5e-2b6c1f6d7e8f'.";
const SWITCH = 'ServicePrincipalIsNotAllowedByTenantAdminSwitch';
const lines = (...all: string[]): string => all.join('\n');
const groups = { method: 'GET', path: '/v1.0/myorg/groups' };
const notAuthorized = { code: 'PowerBINotAuthorizedException' };

// prettier-ignore
const powerShell: PastedText[] = [
  { name: 'PowerShell 7, body alone', text: `Invoke-RestMethod: ${NOT_AUTHORIZED}`, ...notAuthorized },
  { name: 'PowerShell 7, pretty body', text: `Invoke-RestMethod: \n${JSON.stringify(JSON.parse(NOT_AUTHORIZED), null, 2)}`, ...notAuthorized },
  { name: 'PowerShell 7, status alone', text: 'Invoke-RestMethod: Response status code does not indicate success: 401 (Unauthorized).', status: 401 },
  { name: 'PowerShell 7, with its script', text: lines('Line |', `   4 |  Invoke-RestMethod -Uri "${GROUPS}" -Headers $h -Method Get`, '     |  ~~~~~~~~~~~~~~~~~', '     | Response status code does not indicate success: 403 (Forbidden).'), status: 403, ...groups },
  { name: 'PowerShell 5', text: lines('Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.', 'At line:1 char:1', `+ Invoke-RestMethod -Uri "${GROUPS}" -Headers $headers`, '+ ~~~~~~~~~~~~~~~', '    + CategoryInfo          : InvalidOperation: (System.Net.HttpWebRequest:HttpWebRequest) [Invoke-RestMethod], WebException', '    + FullyQualifiedErrorId : WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'), status: 401, ...groups },
  { name: 'PowerShell 5 in German', text: 'Invoke-RestMethod : Der Remoteserver hat einen Fehler zurückgegeben: (403) Unzulässig.', status: 403 },
  { name: 'PowerShell 5, body wrapped at 80 columns', text: lines('Invoke-RestMethod : {"error":{"code":"PowerBINotAuthorizedException","pbi.error":', '{"code":"PowerBINotAuthorizedException","parameters":{},"details":[],"exceptionCu', 'lprit":1}}}'), ...notAuthorized },
  { name: 'Invoke-PowerBIRestMethod', text: lines('Invoke-PowerBIRestMethod : One or more errors occurred.', 'At line:1 char:1', "+ Invoke-PowerBIRestMethod -Url 'admin/groups?$top=1' -Method Get", '    + CategoryInfo          : WriteError: (Microsoft.Power...BIRestMethod:InvokePowerBIRestMethod) [], AggregateException', 'Resolve-PowerBIError -Last', 'HistoryId: 5', 'Message        : {"code":"PowerBINotAuthorizedException","pbi.error":{"code":"PowerBINotAuthorizedException","parameters":{},"details":[],"exceptionCulprit":1}}', 'InvocationInfo : {Invoke-PowerBIRestMethod}', 'ErrorCategory  : WriteError'), method: 'GET', path: '/v1.0/myorg/admin/groups', ...notAuthorized },
  { name: 'Get-PowerBIWorkspace', text: 'Get-PowerBIWorkspace : Operation returned an invalid status code \'Unauthorized\'', status: 401 },
  { name: 'Get-PowerBIDataset, with its line', text: lines('Get-PowerBIDataset : Operation returned an invalid status code \'Forbidden\'', 'At line:1 char:1', '+ Get-PowerBIDataset', '+ ~~~~~~~~~~~~~~~~~~', '    + CategoryInfo          : WriteError: (Microsoft.Power...GetPowerBIDataset:GetPowerBIDataset) [Get-PowerBIDataset], HttpOperationException'), status: 403, method: 'GET', path: '/v1.0/myorg/datasets' },
  { name: 'Get-PowerBIWorkspace of the organization', text: lines('Get-PowerBIWorkspace : Operation returned an invalid status code \'Unauthorized\'', '+ ...       $workspace = (Get-PowerBIWorkspace -Scope Organization -Name $WorkspaceName)'), status: 401, method: 'GET', path: '/v1.0/myorg/admin/groups' },
  { name: 'Get-PowerBIReport of a workspace', text: lines(`PS C:\\> Get-PowerBIReport -WorkspaceId ${WORKSPACE}`, 'Get-PowerBIReport : Operation returned an invalid status code \'NotFound\''), status: 404, method: 'GET', path: `/v1.0/myorg/groups/${WORKSPACE}/reports` },
  { name: 'a line that PowerShell cut', text: lines('Add-PowerBIWorkspaceUser : Operation returned an invalid status code \'Unauthorized\'', '+ Add-PowerBIWorkspaceUser -Id 2AE8CA9A-86BB-4EE9-A891-81B7E9DB5000 -Acce ...'), status: 401 },
  { name: 'a dump of headers', text: lines('Key                     Value', '---                     -----', 'Pragma                  {no-cache}', 'X-PowerBI-Error-Info    {GroupNotAccessible}', 'RequestId               {49c2e739-d400-429c-860b-856b92f52a4b}'), code: 'GroupNotAccessible' },
  { name: 'a list of headers', text: lines('StatusCode        : 401', 'StatusDescription : Unauthorized', 'Headers           : {[Pragma, no-cache], [X-PowerBI-Error-Info, GroupNotAccessible]}'), status: 401, code: 'GroupNotAccessible' },
  { name: 'Connect-PowerBIServiceAccount', text: `Connect-PowerBIServiceAccount : A configuration issue is preventing authentication - check the error message from the server for details. Original exception: ${SECRET_WRONG}\nTrace ID: 6b1f1d0c-1111-4222-8333-444444444444`, aadsts: 7000215 },
];

// prettier-ignore
const dotNet: PastedText[] = [
  { name: 'HttpOperationException', text: lines('Microsoft.Rest.HttpOperationException: Operation returned an invalid status code \'Forbidden\'', '   at Microsoft.PowerBI.Api.ReportsOperations.GetReportsInGroupWithHttpMessagesAsync(Guid groupId)'), status: 403, method: 'GET', path: '/v1.0/myorg/groups/{groupId}/reports' },
  { name: 'HttpOperationException of an embed token', text: lines('Microsoft.Rest.HttpOperationException: Operation returned an invalid status code \'Forbidden\'', '   at Microsoft.PowerBI.Api.ReportsOperations.GenerateTokenInGroupWithHttpMessagesAsync(Guid groupId, Guid reportId)'), status: 403, method: 'POST', path: '/v1.0/myorg/groups/{groupId}/reports/{reportId}/GenerateToken' },
  { name: 'HttpOperationException, with what its samples print', text: lines('Status: Forbidden (403)', 'Response: ', 'RequestId: 49c2e739-d400-429c-860b-856b92f52a4b'), status: 403 },
  { name: 'HttpRequestException', text: 'System.Net.Http.HttpRequestException: Response status code does not indicate success: 429 (Too Many Requests).\n   at System.Net.Http.HttpResponseMessage.EnsureSuccessStatusCode()', status: 429 },
  { name: 'HttpResponseMessage', text: lines("StatusCode: 401, ReasonPhrase: 'Unauthorized', Version: 1.1, Content: System.Net.Http.HttpConnectionResponseContent, Headers:", '{', '  Cache-Control: no-store, must-revalidate, no-cache', `  X-PowerBI-Error-Info: ${SWITCH}`, '  RequestId: 49c2e739-d400-429c-860b-856b92f52a4b', '  Content-Length: 0', '}'), status: 401, code: SWITCH },
  { name: 'by the name of HttpStatusCode', text: `GET ${GROUPS} failed with HttpStatusCode.NotFound`, ...groups },
  { name: 'MsalServiceException', text: lines('MSAL.NetCore.4.61.3.0.MsalServiceException:', '\tErrorCode: invalid_client', `Microsoft.Identity.Client.MsalServiceException: A configuration issue is preventing authentication. Original exception: ${SECRET_WRONG} Trace ID: 6b1f`, '\tStatusCode: 401', '\tResponseBody: {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided.","error_codes":[7000215]}'), status: 401, code: 'invalid_client', aadsts: 7000215 },
  { name: 'a value in a debugger, escaped', text: `Content = "{\\"error\\":{\\"code\\":\\"PowerBIEntityNotFound\\",\\"pbi.error\\":{\\"code\\":\\"PowerBIEntityNotFound\\"}}}"`, code: 'PowerBIEntityNotFound' },
];

// prettier-ignore
const python: PastedText[] = [
  { name: 'requests', text: `requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: ${GROUPS}?%24top=10`, status: 401, ...groups },
  { name: 'requests, with a stack and a body', text: lines('Traceback (most recent call last):', '  File "pull.py", line 401, in <module>', '    r.raise_for_status()', `requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: ${GROUPS}`, `b'${NOT_AUTHORIZED}'`), status: 403, ...groups, ...notAuthorized },
  { name: 'bytes in an interpreter', text: `b'${JSON.stringify({ errorCode: 'InvalidInput', message: 'a "name" is wrong' }).replaceAll('\\', '\\\\')}'`, code: 'InvalidInput', message: /a "name" is wrong/ },
  { name: 'a response in an interpreter', text: "<Response [403]>\n{'error': {'code': 'PowerBINotAuthorizedException', 'pbi.error': {'code': 'PowerBINotAuthorizedException', 'parameters': {}, 'details': [], 'exceptionCulprit': 1}}}", status: 403, ...notAuthorized },
  { name: 'headers of requests', text: `401\n{'Cache-Control': 'no-store', 'Content-Length': '0', 'X-PowerBI-Error-Info': '${SWITCH}', 'RequestId': '52ebc815-8bc9-4b7c-b383-b9d28ec56069'}`, status: 401, code: SWITCH },
  { name: 'what MSAL returns', text: `{'error': 'invalid_client', 'error_description': "${SECRET_WRONG} Trace ID: x", 'error_codes': [7000215], 'timestamp': '2026-08-19 10:00:00Z', 'suberror': None, 'correlation_id': 'y'}`, code: 'invalid_client', aadsts: 7000215 },
  { name: 'azure-identity', text: `azure.core.exceptions.ClientAuthenticationError: Authentication failed: ${SECRET_WRONG} Trace ID: x Correlation ID: y`, aadsts: 7000215 },
  { name: 'FabricHTTPException', text: `FabricHTTPException: 403 Forbidden for url: https://api.fabric.microsoft.com/v1/workspaces/${WORKSPACE}/items\nError: ${FABRIC}\nHeaders: {'Content-Type': 'application/json', 'x-ms-public-api-error-code': 'InsufficientPrivileges'}`, status: 403, path: `/v1/workspaces/${WORKSPACE}/items`, code: 'InsufficientPrivileges' },
  { name: 'httpx', text: `httpx.HTTPStatusError: Client error '404 Not Found' for url '${GROUPS}/${WORKSPACE}'`, status: 404, method: 'GET', path: `/v1.0/myorg/groups/${WORKSPACE}` },
  { name: 'aiohttp', text: `aiohttp.client_exceptions.ClientResponseError: 403, message='Forbidden', url=URL('${GROUPS}')`, status: 403, ...groups },
  { name: 'urllib3 at level DEBUG', text: 'DEBUG:urllib3.connectionpool:https://api.powerbi.com:443 "GET /v1.0/myorg/groups HTTP/1.1" 401 0', status: 401, ...groups },
  { name: 'urllib', text: 'urllib.error.HTTPError: HTTP Error 403: Forbidden', status: 403 },
];

// prettier-ignore
const consoles: PastedText[] = [
  { name: 'Postman console, one line', text: `GET ${GROUPS} 401 245 ms`, status: 401, ...groups },
  { name: 'Postman console, opened', text: `POST ${GROUPS}: {\n  "Request Headers": { "authorization": "Bearer eyJ0", "host": "api.powerbi.com" },\n  "Request Body": "{\\"name\\":\\"x\\"}",\n  "Response Headers": { "content-length": "0", "x-powerbi-error-info": "${SWITCH}" }\n}`, method: 'POST', path: '/v1.0/myorg/groups', code: SWITCH },
  { name: 'fetch in a browser', text: `GET ${GROUPS} 401 (Unauthorized)`, status: 401, ...groups },
  { name: 'a browser that failed to load', text: 'Failed to load resource: the server responded with a status of 403 ()', status: 403 },
  { name: 'general headers of a browser', text: lines('Request URL:', GROUPS, 'Request Method:', 'GET', 'Status Code:', '401 Unauthorized'), status: 401, ...groups },
  { name: 'an object of node', text: "{\n  error: {\n    code: 'PowerBINotAuthorizedException',\n    'pbi.error': {\n      code: 'PowerBINotAuthorizedException',\n      parameters: {},\n      details: [],\n      exceptionCulprit: 1\n    }\n  }\n}", ...notAuthorized },
  { name: 'axios', text: `AxiosError: Request failed with status code 403\n    at settle (/app/node_modules/axios/lib/core/settle.js:19:12) {\n  code: 'ERR_BAD_REQUEST'\n}`, status: 403 },
  { name: 'axios as JSON', text: `{"message":"Request failed with status code 401","name":"AxiosError","config":{"method":"get","url":"${GROUPS}"},"code":"ERR_BAD_REQUEST","status":401,"response":{"status":401,"headers":{"x-powerbi-error-info":"${SWITCH}"},"data":""}}`, status: 401, ...groups, code: SWITCH },
  { name: 'a HAR file', text: JSON.stringify({ log: { entries: [{ request: { method: 'GET', url: GROUPS, headers: [] }, response: { status: 403, headers: [], content: { text: NOT_AUTHORIZED } } }, { request: { method: 'GET', url: 'https://fonts.example.com/x', headers: [] }, response: { status: 404, headers: [], content: {} } }] } }), status: 403, ...groups, ...notAuthorized },
];

// prettier-ignore
const pipelines: PastedText[] = [
  { name: 'Data Factory', text: `Operation on target Web1 failed: Invoking Web Activity failed with HttpStatusCode - '403 : Forbidden', message - '${NOT_AUTHORIZED.replaceAll('"', '\\"')}'`, status: 403, ...notAuthorized },
  { name: 'Data Factory, REST copy', text: `ErrorCode=RestCallFailedWithClientError,'Type=Microsoft.DataTransfer.Common.Shared.HybridDeliveryException,Message=Rest call failed with client error, status code 404 NotFound, please check your activity settings.\nRequest URL: ${GROUPS}.\nResponse: ,Source=Microsoft.DataTransfer.ClientLibrary,'`, status: 404, ...groups },
  { name: 'Data Factory, output as JSON', text: JSON.stringify({ errorCode: '2108', message: `Invoking Web Activity failed with HttpStatusCode - '403 : Forbidden', message - '${NOT_AUTHORIZED}'`, failureType: 'UserError', target: 'Web1' }, null, 2), status: 403, ...notAuthorized },
  { name: 'GitHub Actions', text: `2026-08-19T10:00:00.1234567Z ##[error]Error: ${SECRET_WRONG}\n2026-08-19T10:00:00.1334567Z ##[error]Process completed with exit code 401.`, aadsts: 7000215 },
  { name: 'GitHub Actions, gh run view', text: `deploy\tRefresh\t2026-08-19T10:00:00.1234567Z ${NOT_AUTHORIZED}\ndeploy\tRefresh\t2026-08-19T10:00:00.1334567Z ##[error]Process completed with exit code 128.`, ...notAuthorized },
  { name: 'Azure Pipelines', text: '2026-08-19T10:00:00.1234567Z ##[error]The remote server returned an error: (401) Unauthorized.', status: 401 },
  { name: 'Terraform of Fabric', text: lines('╷', '│ Error: Create operation', '│ ', '│   with fabric_domain.example,', '│   on main.tf line 12, in resource "fabric_domain" "example":', '│   12: resource "fabric_domain" "example" {', '│ ', '│ Could not create resource: The caller does not have sufficient scopes to', '│ perform this operation', '│ ', '│ Error Code: InsufficientScopes', '│ Request ID: 6f1c9b1e-0000-4000-8000-00000000abcd', '╵'), code: 'InsufficientScopes' },
  { name: 'Terraform, a body in a box', text: lines('╷', '│ Error: unexpected status 403 with error: {"error":{"code":"AuthorizationFailed",', '│ "message":"The client \'x\' does not have authorization to perform action."}}', '╵'), status: 403, code: 'AuthorizationFailed' },
  { name: 'Azure CLI', text: `ERROR: Forbidden(${FABRIC})`, status: 403, code: 'InsufficientPrivileges' },
  { name: 'Azure CLI of Azure', text: "(AuthorizationFailed) The client 'x' with object id 'y' does not have authorization to perform action.\nCode: AuthorizationFailed\nMessage: The client 'x'", code: 'AuthorizationFailed' },
  { name: 'Azure CLI, colours', text: `\u001b[91mERROR: ${SECRET_WRONG}\u001b[0m`, aadsts: 7000215 },
  { name: 'a line of a log as JSON', text: JSON.stringify({ time: '2026-08-19T10:00:00Z', level: 'error', msg: 'call failed', status: 401, url: GROUPS, body: NOT_AUTHORIZED }), status: 401, ...groups, ...notAuthorized },
];

// prettier-ignore
const others: PastedText[] = [
  { name: 'Power Query', text: "DataSource.Error: Web.Contents failed to get contents from 'https://api.powerbi.com/v1.0/myorg/admin/groups?$top=1' (401): Unauthorized", status: 401, method: 'GET', path: '/v1.0/myorg/admin/groups' },
  { name: 'Power Query, in words alone', text: lines('Expression.Error: Access to the resource is forbidden.', 'Details:', '    DataSourceKind=Web', '    DataSourcePath=https://api.powerbi.com/v1.0/myorg/admin/groups?$top=5000'), status: 403, method: 'GET', path: '/v1.0/myorg/admin/groups' },
  { name: 'an extension that puts the answer into its message', text: JSON.stringify({ error: { message: NOT_AUTHORIZED, status: 401, statusText: 'Unauthorized' } }, null, 4), status: 401, ...notAuthorized },
  { name: 'Power Automate, the answer as an inner error', text: JSON.stringify({ error: { code: 401, source: 'flow-apim-europe-001.azure-apim.net', message: 'The response is not in a JSON format.', innerError: NOT_AUTHORIZED } }, null, 2), status: 401, ...notAuthorized },
  { name: 'headers and a body without an empty line between', text: lines('HTTP/1.1 401 Unauthorized', 'RequestId: x', NOT_AUTHORIZED), status: 401, ...notAuthorized },
  { name: 'Power Automate', text: JSON.stringify({ statusCode: 401, headers: { Pragma: 'no-cache', 'X-PowerBI-Error-Info': SWITCH, RequestId: '49c2e739-d400-429c-860b-856b92f52a4b' }, body: '' }, null, 2), status: 401, code: SWITCH },
  { name: "Azure's SDK for Go", text: lines(`GET ${GROUPS}`, '-----', 'RESPONSE 403: 403 Forbidden', 'ERROR CODE: InsufficientPrivileges', '-----'), status: 403, ...groups, code: 'InsufficientPrivileges' },
  { name: 'the Fabric CLI', text: 'x ls: [Forbidden] Access is forbidden. You do not have permission to access this resource', status: 403 },
  { name: 'fabric-cicd: words without a known code', text: `Unhandled error occurred calling POST on 'https://api.powerbi.com/v1/workspaces/${WORKSPACE}/items'. Message: This item type cannot do it.`, method: 'POST', path: `/v1/workspaces/${WORKSPACE}/items`, message: /^This item type cannot do it\.$/ },
  { name: 'fabric-cicd: a failed operation', text: "[error]  05:35:09 - Failed to publish UserDataFunction 'udf': Operation failed. Error Code: ItemOwnerValidationFailure. Error Message: You must be an item owner.", code: 'ItemOwnerValidationFailure', message: /^You must be an item owner\.$/ },
  { name: 'Terraform: words over two lines and a name that is a status', text: lines('│ Error: Create operation', '│', '│ Could not create resource: Authorization Context Requested but not', '│ available', '│', '│ Error Code: Unauthorized', '│ Request ID: bd8185ba-a19a-4a34-ae68-9a17d8f4fc92'), status: 401, code: 'Unauthorized', message: /^Authorization Context Requested but not available$/ },
  { name: 'Terraform: the message before the code', text: lines('│ Could not create resource: Requested \'Gold\' is already in use', '│', '│ Error Code: ItemDisplayNameAlreadyInUse'), code: 'ItemDisplayNameAlreadyInUse', message: /^Requested 'Gold' is already in use$/ },
  { name: 'Fabric CLI: a name in brackets', text: 'HTTP 401 [RequestFailed] Unable to process the request.', status: 401, code: 'RequestFailed', message: /Unable to process/ },
  { name: 'Java names the method behind the status', text: `HttpClientErrorException$Forbidden: 403 Forbidden on POST request for "https://api.fabric.microsoft.com/v1/workspaces/${WORKSPACE}/items": "{"errorCode":"InsufficientPrivileges","message":"x"}"`, status: 403, method: 'POST', path: `/v1/workspaces/${WORKSPACE}/items`, code: 'InsufficientPrivileges' },
  { name: 'an action of Fabric is a POST', text: `403 Forbidden for url: https://api.fabric.microsoft.com/v1/workspaces/${WORKSPACE}/semanticModels/${WORKSPACE}/bindConnection`, status: 403, method: 'POST', path: `/v1/workspaces/${WORKSPACE}/semanticModels/${WORKSPACE}/bindConnection` },
  { name: 'a job that failed, without its address', text: '{"id":"1","jobType":"Pipeline","status":"Failed","failureReason":{"errorCode":"JobInstanceStatusFailed","message":"x"}}', status: 200 },
  { name: 'an operation that failed, without its address', text: '{"status":"Failed","percentComplete":null,"error":{"errorCode":"SomethingNew","message":"x"}}', status: 200 },
  { name: 'fabric-cicd', text: `Unhandled error occurred calling POST on 'https://api.powerbi.com/v1/workspaces/${WORKSPACE}/items'. Message: The feature is not available`, method: 'POST', path: `/v1/workspaces/${WORKSPACE}/items`, code: 'FeatureNotAvailable' },
  { name: 'curl that writes the status behind the body', text: `${NOT_AUTHORIZED}401`, status: 401, ...notAuthorized },
  { name: 'wget', text: `--2026-08-19 10:00:00--  ${GROUPS}\nHTTP request sent, awaiting response... 401 Unauthorized`, status: 401, ...groups },
  { name: 'a dictionary printed over several lines', text: lines("{'correlation_id': 'y',", " 'error': 'invalid_client',", " 'error_codes': [7000215],", " 'error_description': 'AADSTS7000215: Invalid client secret provided. Ensure '", "                      'the secret being sent in the request is the value.',", " 'timestamp': '2026-08-19 10:00:00Z'}"), code: 'invalid_client', aadsts: 7000215 },
];

// prettier-ignore
const dressed: PastedText[] = [
  { name: 'a quotation in a forum', text: NOT_AUTHORIZED.replace('"pbi', '\n"pbi').split('\n').map((line) => `> ${line}`).join('\n'), ...notAuthorized },
  { name: 'a quoted quotation of curl', text: lines('> > HTTP/1.1 401 Unauthorized', '> > x-powerbi-error-info: GroupNotAccessible', '> > content-length: 0', '> > '), status: 401, code: 'GroupNotAccessible' },
  { name: 'smart quotes', text: NOT_AUTHORIZED.replace(/"([^"]*)"/g, '“$1”'), ...notAuthorized },
  { name: 'German quotes', text: NOT_AUTHORIZED.replace(/"([^"]*)"/g, '„$1“'), ...notAuthorized },
  { name: 'entities of a web page', text: NOT_AUTHORIZED.replaceAll('"', '&quot;'), ...notAuthorized },
  { name: 'entities of entities', text: NOT_AUTHORIZED.replaceAll('"', '&amp;quot;'), ...notAuthorized },
  { name: 'JSON in a string', text: JSON.stringify(NOT_AUTHORIZED), ...notAuthorized },
  { name: 'JSON in a string in a string', text: JSON.stringify(JSON.stringify(NOT_AUTHORIZED)), ...notAuthorized },
  { name: 'JSON cut off behind the code', text: `403 ${FABRIC.slice(0, -30)}`, status: 403, code: 'InsufficientPrivileges', message: /^The caller/ },
  { name: 'quotes inside that nobody escaped', text: '{"error":{"code":"InvalidRequest","message":"Table "Sales" is missing"}}', code: 'InvalidRequest', message: /Table "Sales" is missing/ },
  { name: 'blanks that do not break, and line ends of Windows', text: `HTTP status:\u00a0401\r\n\ufeff${NOT_AUTHORIZED.replaceAll(':', ':\u00a0')}\r\n`, status: 401, ...notAuthorized },
  { name: 'the inner error alone', text: '{"code":"PowerBINotAuthorizedException","pbi.error":{"code":"PowerBINotAuthorizedException"}}', ...notAuthorized },
  { name: 'a web page', text: '403 Forbidden\n<!DOCTYPE html><html><title>Access denied</title></html>', status: 403 },
  { name: 'a message alone', text: '{"Message":"API is not accessible for application"}', message: /not accessible/ },
  { name: 'OData of old', text: '{"odata.error":{"code":"PowerBIEntityNotFound","message":{"lang":"en","value":"gone"}}}', code: 'PowerBIEntityNotFound' },
  { name: 'a code in the text of a mail', text: 'Hello, since Monday we get PowerBINotAuthorizedException for all reports. Regards', ...notAuthorized },
];

// prettier-ignore
const short: PastedText[] = [
  { name: 'a header', text: 'x-powerbi-error-info: GroupNotAccessible', code: 'GroupNotAccessible' },
  { name: 'the value of a header', text: SWITCH, code: SWITCH },
  { name: 'the header of Fabric', text: 'x-ms-public-api-error-code: InsufficientScopes', code: 'InsufficientScopes' },
  { name: 'a number of Entra', text: 'AADSTS700016', aadsts: 700016 },
  { name: 'a number of Entra without its letters', text: '7000222', aadsts: 7000222 },
  { name: 'a number of a sign-in log', text: 'Sign-in error code: 53003', aadsts: 53003 },
  { name: 'a status', text: '401', status: 401 },
  { name: 'a status by name', text: 'Forbidden', status: 403 },
  { name: 'a status and its name', text: '429 Too Many Requests', status: 429 },
  { name: 'a status line', text: 'HTTP/1.1 403 Forbidden', status: 403 },
  { name: 'what a program of two values prints', text: `401 ${NOT_AUTHORIZED}`, status: 401, ...notAuthorized },
  { name: 'a status behind an arrow', text: `connected to api.powerbi.com:443\nGET ${GROUPS} -> 403`, status: 403, ...groups },
  { name: 'a status and a path', text: '403 admin/groups', status: 403, method: 'GET', path: '/v1.0/myorg/admin/groups' },
  { name: 'a status, a method and a path', text: '403 DELETE /groups/{groupId}/users/{user}', status: 403, method: 'DELETE', path: '/v1.0/myorg/groups/{groupId}/users/{user}' },
  { name: 'a status and a word', text: '401 groups', status: 401, ...groups },
  { name: 'a status and a path of Fabric', text: '403 workspaces/{workspaceId}/items', status: 403, path: '/v1/workspaces/{workspaceId}/items' },
  { name: 'doubled slashes', text: '401 for https://api.fabric.microsoft.com//v1.0/myorg/groups', status: 401, method: 'GET', path: '//v1.0/myorg/groups' },
  { name: 'a suppressed query', text: `status code 400, Request URL: https://api.powerbi.com/v1.0/myorg/admin/activityevents?<suppressed 2 parameter(s)>.`, status: 400, method: 'GET', path: '/v1.0/myorg/admin/activityevents' },
  { name: 'a status in a sentence', text: 'My app got a 403 today when it listed the workspaces', status: 403 },
];

/** Texts in the dress of every client, each with what must be read. */
export const texts: readonly PastedText[] = [
  ...powerShell,
  ...dotNet,
  ...python,
  ...consoles,
  ...pipelines,
  ...others,
  ...dressed,
  ...short,
];

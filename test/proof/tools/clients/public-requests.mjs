// What two public Postman collections for Power BI send: facts about them. Their names, descriptions, scripts and bodies are not here.

/**
 * https://github.com/nanpuhaha/Power-BI-REST-API-Postman-Collection, 'Power BI REST API v1 (Postman Collection v2.1).json' at
 * 32a2c0ff67ed7b02c1435dcc6714c58ba3a60579 (June 2020): method, path under https://api.powerbi.com/v1.0/myorg, and the query parameters
 * that are not disabled, which have no value there. One block for each of its folders. It has no sign-in, and no variables: whoever uses
 * it adds a bearer token, and types ids over the words in braces.
 */
const NANPUHAHA = `
POST /admin/tenantKeys
POST /admin/capacities/AssignWorkspaces
POST /admin/capacities/UnassignWorkspaces
GET /admin/dashboards
GET /admin/groups/{groupId}/dashboards
GET /admin/dashboards/{dashboardId}/tiles
GET /admin/dataflows/{dataflowId}/export
GET /admin/dataflows/{dataflowId}/datasources
GET /admin/dataflows
GET /admin/groups/{groupId}/dataflows
GET /admin/groups/{groupId}/dataflows/{dataflowId}/upstreamDataflows
GET /admin/datasets
GET /admin/groups/{groupId}/datasets
GET /admin/groups/{groupId}/datasets/upstreamDataflows
GET /admin/datasets/{datasetId}/datasources
GET /admin/activityevents
GET /admin/capacities
GET /admin/tenantKeys
GET /admin/capacities/{capacityId}/refreshables/{refreshableId}
GET /admin/capacities/refreshables?$top
GET /admin/capacities/{capacityId}/refreshables?$top
POST /admin/groups/{groupId}/users
DELETE /admin/groups/{groupId}/users/{user}
GET /admin/groups?$top
POST /admin/groups/{groupId}/restore
PATCH /admin/groups/{groupId}
GET /admin/imports
PATCH /admin/capacities/{capacityId}
GET /admin/reports
GET /admin/groups/{groupId}/reports
POST /admin/tenantKeys/{tenantKeyId}/Default.Rotate

GET /apps/{appId}
GET /apps
GET /apps/{appId}/dashboards/{dashboardId}
GET /apps/{appId}/dashboards
GET /apps/{appId}/reports/{reportId}
GET /apps/{appId}/reports
GET /apps/{appId}/dashboards/{dashboardId}/tiles/{tileId}
GET /apps/{appId}/dashboards/{dashboardId}/tiles

GET /availableFeatures(featureName='{featureName}')
GET /availableFeatures

GET /capacities
GET /capacities/{capacityId}/refreshables/{refreshableId}
GET /capacities/refreshables?$top
GET /capacities/{capacityId}/refreshables?$top
GET /capacities/{capacityId}/Workloads/{workloadName}
GET /capacities/{capacityId}/Workloads
POST /AssignToCapacity
POST /groups/{groupId}/AssignToCapacity
GET /groups/{groupId}/CapacityAssignmentStatus
GET /CapacityAssignmentStatus
PATCH /capacities/{capacityId}/Workloads/{workloadName}

POST /dashboards
POST /groups/{groupId}/dashboards
POST /dashboards/{dashboardId}/tiles/{tileId}/Clone
POST /groups/{groupId}/dashboards/{dashboardId}/tiles/{tileId}/Clone
GET /dashboards/{dashboardId}
GET /groups/{groupId}/dashboards/{dashboardId}
GET /dashboards
GET /groups/{groupId}/dashboards
GET /dashboards/{dashboardId}/tiles/{tileId}
GET /groups/{groupId}/dashboards/{dashboardId}/tiles/{tileId}
GET /dashboards/{dashboardId}/tiles
GET /groups/{groupId}/dashboards/{dashboardId}/tiles

GET /dataflowStorageAccounts
POST /groups/{groupId}/AssignToDataflowStorage

DELETE /groups/{groupId}/dataflows/{dataflowId}
GET /groups/{groupId}/dataflows/{dataflowId}
GET /groups/{groupId}/dataflows/{dataflowId}/datasources
GET /groups/{groupId}/dataflows
GET /groups/{groupId}/dataflows/{dataflowId}/upstreamDataflows
POST /groups/{groupId}/dataflows/{dataflowId}/refreshes
PATCH /groups/{groupId}/dataflows/{dataflowId}/refreshSchedule

POST /datasets/{datasetId}/Default.BindToGateway
POST /groups/{groupId}/datasets/{datasetId}/Default.BindToGateway
DELETE /datasets/{datasetId}
DELETE /groups/{groupId}/datasets/{datasetId}
GET /datasets/{datasetId}/Default.DiscoverGateways
GET /groups/{groupId}/datasets/{datasetId}/Default.DiscoverGateways
GET /datasets/{datasetId}
GET /groups/{groupId}/datasets/{datasetId}
GET /datasets
GET /groups/{groupId}/datasets
GET /groups/{groupId}/datasets/upstreamDataflows
GET /datasets/{datasetId}/datasources
GET /groups/{groupId}/datasets/{datasetId}/datasources
GET /datasets/{datasetId}/directQueryRefreshSchedule
GET /groups/{groupId}/datasets/{datasetId}/directQueryRefreshSchedule
GET /datasets/{datasetId}/Default.GetBoundGatewayDatasources
GET /groups/{groupId}/datasets/{datasetId}/Default.GetBoundGatewayDatasources
GET /datasets/{datasetId}/parameters
GET /groups/{groupId}/datasets/{datasetId}/parameters
GET /datasets/{datasetId}/refreshes
GET /groups/{groupId}/datasets/{datasetId}/refreshes
GET /datasets/{datasetId}/refreshSchedule
GET /groups/{groupId}/datasets/{datasetId}/refreshSchedule
POST /datasets/{datasetId}/refreshes
POST /groups/{groupId}/datasets/{datasetId}/refreshes
POST /datasets/{datasetId}/Default.SetAllConnections
POST /groups/{groupId}/datasets/{datasetId}/Default.SetAllConnections
POST /groups/{groupId}/datasets/{datasetId}/Default.TakeOver
POST /datasets/{datasetId}/Default.UpdateDatasources
POST /groups/{groupId}/datasets/{datasetId}/Default.UpdateDatasources
PATCH /datasets/{datasetId}/directQueryRefreshSchedule
PATCH /groups/{groupId}/datasets/{datasetId}/directQueryRefreshSchedule
POST /datasets/{datasetId}/Default.UpdateParameters
POST /groups/{groupId}/datasets/{datasetId}/Default.UpdateParameters
PATCH /datasets/{datasetId}/refreshSchedule
PATCH /groups/{groupId}/datasets/{datasetId}/refreshSchedule

POST /groups/{groupId}/dashboards/{dashboardId}/GenerateToken
POST /groups/{groupId}/datasets/{datasetId}/GenerateToken
POST /GenerateToken
POST /groups/{groupId}/reports/GenerateToken
POST /groups/{groupId}/reports/{reportId}/GenerateToken
POST /groups/{groupId}/dashboards/{dashboardId}/tiles/{tileId}/GenerateToken

POST /gateways/{gatewayId}/datasources/{datasourceId}/users
POST /gateways/{gatewayId}/datasources
DELETE /gateways/{gatewayId}/datasources/{datasourceId}
DELETE /gateways/{gatewayId}/datasources/{datasourceId}/users/{emailAdress}
GET /gateways/{gatewayId}/datasources/{datasourceId}
GET /gateways/{gatewayId}/datasources
GET /gateways/{gatewayId}/datasources/{datasourceId}/status
GET /gateways/{gatewayId}/datasources/{datasourceId}/users
GET /gateways/{gatewayId}
GET /gateways
PATCH /gateways/{gatewayId}/datasources/{datasourceId}

POST /groups/{groupId}/users
POST /groups
DELETE /groups/{groupId}
DELETE /groups/{groupId}/users/{user}
GET /groups
GET /groups/{groupId}/users
PUT /groups/{groupId}/users

POST /imports/createTemporaryUploadLocation
POST /groups/{groupId}/imports/createTemporaryUploadLocation
GET /imports/{importId}
GET /groups/{groupId}/imports/{importId}
GET /imports
GET /groups/{groupId}/imports
POST /imports?datasetDisplayName
POST /groups/{groupId}/imports?datasetDisplayName

DELETE /datasets/{datasetId}/tables/{tableName}/rows
DELETE /groups/{groupId}/datasets/{datasetId}/tables/{tableName}/rows
GET /datasets/{datasetId}/tables
GET /groups/{groupId}/datasets/{datasetId}/tables
POST /datasets
POST /groups/{groupId}/datasets
POST /datasets/{datasetId}/tables/{tableName}/rows
POST /groups/{groupId}/datasets/{datasetId}/tables/{tableName}/rows
PUT /datasets/{datasetId}/tables/{tableName}
PUT /groups/{groupId}/datasets/{datasetId}/tables/{tableName}

POST /reports/{reportId}/Clone
POST /groups/{groupId}/reports/{reportId}/Clone
DELETE /reports/{reportId}
DELETE /groups/{groupId}/reports/{reportId}
GET /reports/{reportId}/Export
GET /groups/{groupId}/reports/{reportId}/Export
POST /reports/{reportId}/ExportTo
POST /groups/{groupId}/reports/{reportId}/ExportTo
GET /reports/{reportId}/datasources
GET /groups/{groupId}/reports/{reportId}/datasources
GET /reports/{reportId}/exports/{exportId}
GET /groups/{groupId}/reports/{reportId}/exports/{exportId}
GET /reports/{reportId}/exports/{exportId}/file
GET /groups/{groupId}/reports/{reportId}/exports/{exportId}/file
GET /reports/{reportId}/pages/{pageName}
GET /groups/{groupId}/reports/{reportId}/pages/{pageName}
GET /reports/{reportId}/pages
GET /groups/{groupId}/reports/{reportId}/pages
GET /reports/{reportId}
GET /groups/{groupId}/reports/{reportId}
GET /reports
GET /groups/{groupId}/reports
POST /reports/{reportId}/Rebind
POST /groups/{groupId}/reports/{reportId}/Rebind
POST /reports/{reportId}/UpdateReportContent
POST /groups/{groupId}/reports/{reportId}/UpdateReportContent

POST /RefreshUserPermissions
`;

/**
 * https://github.com/K-Borchert/Postman-Power-BI-REST-API (2022), a request a file: 'Authentication/Power BI GET User Token' at
 * b585b83e38719a3a9f95aeb720d0d928906c2083, 'Power BI GET Admin Token' at 49db83899e750e9673a9757a394b819c1f16d177, 'GET requests/GET
 * Workspace' at 34c2de019ff9ffe2a5b732ce5749c53f17b8d2a6, '… GET Workspaces filter on Premium Capacity' at
 * f88e9457c0e72e557117737aa389c5508cdbf9dc, '… GET Workspaces as User (with filter on Premium Capacity)' at
 * ace7318eb3ad4052a732596519ac8f57e8f7811a, and 'POST request/Add new User to Workspace' at a64aa6949b957dacca93746126325b4ff9e79a64.
 * Method, address, and the bearer token as it stands there. The words in angle brackets and `TOKEN` are for the user to type over.
 */
const K_BORCHERT = `
GET https://login.microsoftonline.com/<AzureTenantID>/oauth2/token
GET https://login.microsoftonline.com/<AzureTenantID>/oauth2/token
GET https://api.powerbi.com/v1.0/myorg/groups TOKEN
GET https://api.powerbi.com/v1.0/myorg/groups?$filter=isOnDedicatedCapacity%20eq%20true TOKEN
GET https://api.powerbi.com/v1.0/myorg/groups?$filter=isOnDedicatedCapacity%20eq%20true TOKEN
POST https://api.powerbi.com/v1.0/myorg/<Workspace-Rigth>/groups/<WorkspaceID>/users {{TOKEN}}
`;

/** The form of its token requests, sent with GET: a user's password, and the words for the user to type over. */
export const K_BORCHERT_FORM = {
  grant_type: 'password',
  username: '<EMail>',
  password: '<password>',
  client_id: '<ClientID>',
  resource: 'https://analysis.windows.net/powerbi/api',
  scope: 'openid',
};

const linesOf = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' '));

/** @typedef {{ method: string, url: string, bearer?: string | undefined }} PublicRequest */

/** @type {PublicRequest[]} */
export const NANPUHAHA_REQUESTS = linesOf(NANPUHAHA).map(([method, path]) => ({
  method,
  url: `https://api.powerbi.com/v1.0/myorg${path}`,
}));

/** @type {PublicRequest[]} */
export const K_BORCHERT_REQUESTS = linesOf(K_BORCHERT).map(([method, url, bearer]) => ({ method, url, bearer }));

/**
 * Names that people must find in a portal: as they stand there today, with the section, and the older names that posts still use.
 */
export const settingNames = {
  publicApis:
    '"Service principals can call Fabric public APIs" (Admin portal, Tenant settings, Developer settings; older: "Allow service principals to use Power BI APIs", "Service principals can use Fabric APIs")',
  create:
    '"Service principals can create workspaces, connections, and deployment pipelines" (Admin portal, Tenant settings, Developer settings)',
  readAdmin:
    '"Service principals can access read-only admin APIs" (Admin portal, Tenant settings, Admin API settings; older: "Allow service principals to use read-only admin APIs")',
  executeQueries:
    '"Semantic Model Execute Queries REST API" (Admin portal, Tenant settings, Integration settings; older: "Dataset Execute Queries REST API")',
  profiles: '"Allow service principals to create and use profiles" (Admin portal, Tenant settings, Developer settings)',
  embed: '"Embed content in apps" (Admin portal, Tenant settings, Developer settings)',
  detailedMetadata: '"Enhance admin APIs responses with detailed metadata" (Admin portal, Tenant settings, Admin API settings)',
  expressions: '"Enhance admin APIs responses with DAX and mashup expressions" (Admin portal, Tenant settings, Admin API settings)',
  updateAdmin: '"Service principals can access admin APIs used for updates" (Admin portal, Tenant settings, Admin API settings)',
  createItems: '"Users can create Fabric items" (Admin portal, Tenant settings, Microsoft Fabric)',
} as const;

export const pages = {
  codes: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  clientCredentials: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
  certificate: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  federation: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust',
  clouds: 'https://learn.microsoft.com/power-bi/developer/embedded/embed-sample-for-customers-national-clouds',
  developerSettings: 'https://learn.microsoft.com/fabric/admin/service-admin-portal-developer',
  adminApis: 'https://learn.microsoft.com/fabric/admin/enable-service-principal-admin-apis',
  servicePrincipal: 'https://learn.microsoft.com/power-bi/developer/embedded/embed-service-principal',
  troubleshoot: 'https://learn.microsoft.com/power-bi/developer/embedded/troubleshoot-rest-api',
  restApi: 'https://learn.microsoft.com/rest/api/power-bi',
  build: 'https://learn.microsoft.com/power-bi/connect-data/service-datasets-manage-access-permissions',
  executeQueries: 'https://learn.microsoft.com/rest/api/power-bi/datasets/execute-queries',
  embedToken: 'https://learn.microsoft.com/power-bi/developer/embedded/generate-embed-token',
  refreshPermissions: 'https://learn.microsoft.com/rest/api/power-bi/users/refresh-user-permissions',
  activityEvents: 'https://learn.microsoft.com/rest/api/power-bi/admin/get-activity-events',
  fabricIdentity: 'https://learn.microsoft.com/rest/api/fabric/articles/identity-support',
  fabricTroubleshoot: 'https://learn.microsoft.com/rest/api/fabric/articles/get-started/fabric-api-troubleshooting',
  profiles: 'https://learn.microsoft.com/power-bi/developer/embedded/embed-multi-tenancy',
  apps: 'https://learn.microsoft.com/rest/api/power-bi/apps',
  admin: 'https://learn.microsoft.com/rest/api/power-bi/admin',
  addGroupUser: 'https://learn.microsoft.com/rest/api/power-bi/groups/add-group-user',
  gateways: 'https://learn.microsoft.com/rest/api/power-bi/gateways',
  throttling: 'https://learn.microsoft.com/rest/api/power-bi#throttling',
  fabricAdmin: 'https://learn.microsoft.com/fabric/admin/microsoft-fabric-admin',
  fabricThrottling: 'https://learn.microsoft.com/rest/api/fabric/articles/throttling',
  fabricOperations: 'https://learn.microsoft.com/rest/api/fabric/core/long-running-operations/get-operation-state',
  fabricCapacity: 'https://learn.microsoft.com/fabric/enterprise/pause-resume',
  fabricPrivateLinks: 'https://learn.microsoft.com/fabric/security/security-workspace-level-private-links-support',
  fabricDefinitions: 'https://learn.microsoft.com/rest/api/fabric/articles/item-management/definitions/item-definition-overview',
  fabricRoles: 'https://learn.microsoft.com/fabric/fundamentals/roles-workspaces',
  fabricConnections: 'https://learn.microsoft.com/rest/api/fabric/core/connections',
  fabricGit: 'https://learn.microsoft.com/fabric/cicd/git-integration/git-automation',
  sparkQueue: 'https://learn.microsoft.com/fabric/data-engineering/spark-job-concurrency-and-queueing',
  livy: 'https://learn.microsoft.com/fabric/data-engineering/api-livy-overview',
} as const;

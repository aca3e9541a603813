// Pages to read on, by what they are about. Single constants, not one object: a bundle for a script takes only those that it uses.

export const codes = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
export const clientCredentials =
  'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow';
export const certificate = 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';
export const federation = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust';
export const clouds =
  'https://learn.microsoft.com/power-bi/developer/embedded/embed-sample-for-customers-national-clouds';
export const developerSettings = 'https://learn.microsoft.com/fabric/admin/service-admin-portal-developer';
export const adminApis = 'https://learn.microsoft.com/fabric/admin/enable-service-principal-admin-apis';
export const servicePrincipal = 'https://learn.microsoft.com/power-bi/developer/embedded/embed-service-principal';
export const troubleshoot = 'https://learn.microsoft.com/power-bi/developer/embedded/troubleshoot-rest-api';
export const restApi = 'https://learn.microsoft.com/rest/api/power-bi';
export const build = 'https://learn.microsoft.com/power-bi/connect-data/service-datasets-manage-access-permissions';
export const executeQueries = 'https://learn.microsoft.com/rest/api/power-bi/datasets/execute-queries';
export const embedToken = 'https://learn.microsoft.com/power-bi/developer/embedded/generate-embed-token';
export const refreshPermissions = 'https://learn.microsoft.com/rest/api/power-bi/users/refresh-user-permissions';
export const activityEvents = 'https://learn.microsoft.com/rest/api/power-bi/admin/get-activity-events';
export const fabricIdentity = 'https://learn.microsoft.com/rest/api/fabric/articles/identity-support';
export const fabricTroubleshoot =
  'https://learn.microsoft.com/rest/api/fabric/articles/get-started/fabric-api-troubleshooting';
export const profiles = 'https://learn.microsoft.com/power-bi/developer/embedded/embed-multi-tenancy';
export const apps = 'https://learn.microsoft.com/rest/api/power-bi/apps';
export const admin = 'https://learn.microsoft.com/rest/api/power-bi/admin';
export const addGroupUser = 'https://learn.microsoft.com/rest/api/power-bi/groups/add-group-user';
export const gateways = 'https://learn.microsoft.com/rest/api/power-bi/gateways';
export const throttling = 'https://learn.microsoft.com/rest/api/power-bi#throttling';
export const fabricAdmin = 'https://learn.microsoft.com/fabric/admin/microsoft-fabric-admin';
export const managedIdentity =
  'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token';
export const appServiceIdentity = 'https://learn.microsoft.com/azure/app-service/overview-managed-identity';
export const azureRoles = 'https://learn.microsoft.com/azure/role-based-access-control/troubleshooting';
export const azureCli = 'https://learn.microsoft.com/cli/azure/authenticate-azure-cli';
export const githubOidc = 'https://learn.microsoft.com/azure/developer/github/connect-from-azure-openid-connect';
export const fabricSubscription = 'https://learn.microsoft.com/fabric/enterprise/buy-subscription';
export const refresh = 'https://learn.microsoft.com/rest/api/power-bi/datasets/refresh-dataset-in-group';
export const enhancedRefresh = 'https://learn.microsoft.com/power-bi/connect-data/asynchronous-refresh';
export const refreshProblems =
  'https://learn.microsoft.com/power-bi/connect-data/refresh-troubleshooting-refresh-scenarios';
export const refreshSchedule =
  'https://learn.microsoft.com/rest/api/power-bi/datasets/update-refresh-schedule-in-group';
export const takeOver = 'https://learn.microsoft.com/rest/api/power-bi/datasets/take-over-in-group';
export const updateParameters = 'https://learn.microsoft.com/rest/api/power-bi/datasets/update-parameters-in-group';
export const updateDatasources = 'https://learn.microsoft.com/rest/api/power-bi/datasets/update-datasources-in-group';
export const updateDatasource = 'https://learn.microsoft.com/rest/api/power-bi/gateways/update-datasource';
export const addDatasourceUser = 'https://learn.microsoft.com/rest/api/power-bi/gateways/add-datasource-user';
export const gatewayProblems = 'https://learn.microsoft.com/power-bi/connect-data/service-gateway-onprem-tshoot';
export const imports = 'https://learn.microsoft.com/rest/api/power-bi/imports/post-import-in-group';
export const largeImports =
  'https://learn.microsoft.com/rest/api/power-bi/imports/create-temporary-upload-location-in-group';
export const pipelines = 'https://learn.microsoft.com/rest/api/power-bi/pipelines';
export const pushLimits = 'https://learn.microsoft.com/power-bi/developer/embedded/push-datasets-limitations';
export const pushDatasets = 'https://learn.microsoft.com/rest/api/power-bi/push-datasets';
export const exportTo = 'https://learn.microsoft.com/power-bi/developer/embedded/export-to';
export const dataflows = 'https://learn.microsoft.com/rest/api/power-bi/dataflows';
export const refreshDataflow = 'https://learn.microsoft.com/rest/api/power-bi/dataflows/refresh-dataflow';
export const createGroup = 'https://learn.microsoft.com/rest/api/power-bi/groups/create-group';
export const updateGroupUser = 'https://learn.microsoft.com/rest/api/power-bi/groups/update-group-user';
export const datasetUsers = 'https://learn.microsoft.com/rest/api/power-bi/datasets/post-dataset-user-in-group';
export const assignToCapacity = 'https://learn.microsoft.com/rest/api/power-bi/groups/assign-to-capacity';
export const scanner = 'https://learn.microsoft.com/rest/api/power-bi/admin/workspace-info-post-workspace-info';
export const modifiedWorkspaces =
  'https://learn.microsoft.com/rest/api/power-bi/admin/workspace-info-get-modified-workspaces';
export const installTicket = 'https://learn.microsoft.com/rest/api/power-bi/template-apps/create-install-ticket';
export const fabricThrottling = 'https://learn.microsoft.com/rest/api/fabric/articles/throttling';
export const fabricOperations =
  'https://learn.microsoft.com/rest/api/fabric/core/long-running-operations/get-operation-state';
export const fabricCapacity = 'https://learn.microsoft.com/fabric/enterprise/pause-resume';
export const fabricPrivateLinks =
  'https://learn.microsoft.com/fabric/security/security-workspace-level-private-links-support';
export const fabricDefinitions =
  'https://learn.microsoft.com/rest/api/fabric/articles/item-management/definitions/item-definition-overview';
export const fabricRoles = 'https://learn.microsoft.com/fabric/fundamentals/roles-workspaces';
export const fabricConnections = 'https://learn.microsoft.com/rest/api/fabric/core/connections';
export const fabricGit = 'https://learn.microsoft.com/fabric/cicd/git-integration/git-automation';
export const sparkQueue = 'https://learn.microsoft.com/fabric/data-engineering/spark-job-concurrency-and-queueing';
export const livy = 'https://learn.microsoft.com/fabric/data-engineering/api-livy-overview';
export const xmla = 'https://learn.microsoft.com/power-bi/enterprise/service-premium-connect-tools';

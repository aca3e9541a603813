/** The three that the collection's scripts name stand apart: a list would bring them all. */
export const publicApis =
  '"Service principals can call Fabric public APIs" (Admin portal, Tenant settings, Developer settings; older: "Allow service principals to use Power BI APIs", "Service principals can use Fabric APIs")';
export const creating =
  '"Service principals can create workspaces, connections, and deployment pipelines" (Admin portal, Tenant settings, Developer settings)';
export const readAdmin =
  '"Service principals can access read-only admin APIs" (Admin portal, Tenant settings, Admin API settings; older: "Allow service principals to use read-only admin APIs")';

/**
 * Names that people must find in a portal: as they stand there today, with the section, and the older names that posts still use.
 */
export const settingNames = {
  publicApis,
  create: creating,
  readAdmin,
  executeQueries:
    '"Semantic Model Execute Queries REST API" (Admin portal, Tenant settings, Integration settings; older: "Dataset Execute Queries REST API")',
  profiles: '"Allow service principals to create and use profiles" (Admin portal, Tenant settings, Developer settings)',
  embed: '"Embed content in apps" (Admin portal, Tenant settings, Developer settings)',
  detailedMetadata:
    '"Enhance admin APIs responses with detailed metadata" (Admin portal, Tenant settings, Admin API settings)',
  expressions:
    '"Enhance admin APIs responses with DAX and mashup expressions" (Admin portal, Tenant settings, Admin API settings)',
  exportImages: '"Export reports as image files" (Admin portal, Tenant settings, Export and sharing settings)',
  updateAdmin:
    '"Service principals can access admin APIs used for updates" (Admin portal, Tenant settings, Admin API settings)',
  createItems: '"Users can create Fabric items" (Admin portal, Tenant settings, Microsoft Fabric)',
} as const;

/**
 * The tenant settings that decide what a service principal may do, by their `settingName`.
 * That of "Embed content in apps" is not documented: the last name is ours.
 */
export const settingNames = [
  /** Service principals can call Fabric public APIs. */
  'ServicePrincipalAccessPermissionAPIs',
  /** Service principals can create workspaces, connections, and deployment pipelines. */
  'ServicePrincipalAccessGlobalAPIs',
  /** Allow service principals to create and use profiles. */
  'AllowServicePrincipalsCreateAndUseProfiles',
  /** Service principals can access read-only admin APIs. */
  'AllowServicePrincipalsUseReadAdminAPIs',
  /** Enhance admin APIs responses with detailed metadata. */
  'AdminApisIncludeDetailedMetadata',
  /** Enhance admin APIs responses with DAX and mashup expressions. */
  'AdminApisIncludeExpressions',
  /** Semantic Model Execute Queries REST API. */
  'DatasetExecuteQueries',
  /** Embed content in apps. */
  'EmbedContentInApps',
] as const;

/** The name of a tenant setting. */
export type SettingName = (typeof settingNames)[number];

/** A switch of the admin portal. */
export interface TenantSetting {
  readonly enabled: boolean;
  /** Ids of the security groups that it is limited to; the whole organization when absent. */
  readonly securityGroups?: readonly string[];
}

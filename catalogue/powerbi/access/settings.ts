import type { Operation } from '../../model/types.ts';
import type { NeedCertainty } from './role.ts';

/** The tenant settings that decide what a service principal may do. */
export type SettingKey =
  'publicApis' | 'create' | 'readAdmin' | 'executeQueries' | 'profiles' | 'embed' | 'detailedMetadata' | 'expressions';

/** A tenant setting as it stands in the admin portal. */
export interface TenantSettingFacts {
  /** Today's title. */
  readonly title: string;
  /** The section of the tenant settings. */
  readonly section: 'Developer settings' | 'Admin API settings' | 'Integration settings';
  /** Titles that posts and older tenants still use. */
  readonly older: readonly string[];
  /** Its name in the list of tenant settings of the Fabric admin API; absent where it is not documented. Source: users' reports. */
  readonly name?: string;
  /** How it stands in a new tenant; absent where it is not documented. */
  readonly byDefault?: 'on' | 'off';
}

/** Source: the admin documentation of the developer settings and the admin API settings. */
export const tenantSettings: Readonly<Record<SettingKey, TenantSettingFacts>> = {
  publicApis: {
    title: 'Service principals can call Fabric public APIs',
    section: 'Developer settings',
    older: ['Allow service principals to use Power BI APIs', 'Service principals can use Fabric APIs'],
    name: 'ServicePrincipalAccessPermissionAPIs',
    byDefault: 'on',
  },
  create: {
    title: 'Service principals can create workspaces, connections, and deployment pipelines',
    section: 'Developer settings',
    older: [],
    name: 'ServicePrincipalAccessGlobalAPIs',
    byDefault: 'off',
  },
  readAdmin: {
    title: 'Service principals can access read-only admin APIs',
    section: 'Admin API settings',
    older: ['Allow service principals to use read-only admin APIs'],
    name: 'AllowServicePrincipalsUseReadAdminAPIs',
  },
  executeQueries: {
    title: 'Semantic Model Execute Queries REST API',
    section: 'Integration settings',
    older: ['Dataset Execute Queries REST API'],
    name: 'DatasetExecuteQueries',
  },
  profiles: {
    title: 'Allow service principals to create and use profiles',
    section: 'Developer settings',
    older: [],
    name: 'AllowServicePrincipalsCreateAndUseProfiles',
  },
  embed: { title: 'Embed content in apps', section: 'Developer settings', older: [] },
  detailedMetadata: {
    title: 'Enhance admin APIs responses with detailed metadata',
    section: 'Admin API settings',
    older: [],
    name: 'AdminApisIncludeDetailedMetadata',
  },
  expressions: {
    title: 'Enhance admin APIs responses with DAX and mashup expressions',
    section: 'Admin API settings',
    older: [],
    name: 'AdminApisIncludeExpressions',
  },
};

/** Where a setting is found, in the words of the portal, with its older titles. */
export function portalText({ title, section, older }: TenantSettingFacts): string {
  const before = older.length > 0 ? `; older: ${older.map((each) => `"${each}"`).join(', ')}` : '';
  return `"${title}" (Admin portal, Tenant settings, ${section}${before})`;
}

/** A setting that an operation needs. */
export interface SettingNeed {
  readonly setting: SettingKey;
  readonly certainty: NeedCertainty;
  readonly source: string;
  /** When it is needed; absent: always. */
  readonly when?: string;
}

/** The tenant settings that an app needs for an operation. Of a closed operation none: no setting opens it. */
export function settingsFor({
  id,
  path,
  closedReason,
  noAdminConsentedPermission,
}: Pick<Operation, 'id' | 'path' | 'closedReason' | 'noAdminConsentedPermission'>): SettingNeed[] {
  if (closedReason !== undefined) return [];
  if (path.startsWith('/v1.0/myorg/admin/')) return adminSettings(id, noAdminConsentedPermission);
  const creates = /^(Groups_CreateGroup|Pipelines_CreatePipeline)$/.test(id);
  return [
    creates
      ? {
          setting: 'publicApis',
          certainty: 'inferred',
          source: 'whether creating needs it beside its own setting is not documented',
        }
      : { setting: 'publicApis', certainty: 'documented', source: 'admin documentation, developer settings' },
    ...(creates
      ? [{ setting: 'create', certainty: 'documented', source: 'admin documentation, developer settings' } as const]
      : []),
    ...(/^Datasets_ExecuteQueries/.test(id)
      ? [{ setting: 'executeQueries', certainty: 'documented', source: 'description of the operation' } as const]
      : []),
    ...(/^Profiles_/.test(id)
      ? [{ setting: 'profiles', certainty: 'documented', source: 'admin documentation, developer settings' } as const]
      : []),
    ...(/GenerateToken/.test(id)
      ? [{ setting: 'embed', certainty: 'documented', source: 'admin documentation, developer settings' } as const]
      : []),
  ];
}

function adminSettings(id: string, listed: boolean): SettingNeed[] {
  const scan = /^WorkspaceInfo_(PostWorkspaceInfo|GetScanResult)$/.test(id);
  return [
    {
      setting: 'readAdmin',
      certainty: listed ? 'documented' : 'inferred',
      source: listed
        ? 'documented list of 34 operations'
        : 'not in the documented list, although its description opens it to apps',
    },
    { setting: 'publicApis', certainty: 'inferred', source: 'whether it also guards the admin APIs is not documented' },
    ...(scan
      ? [
          {
            setting: 'detailedMetadata',
            certainty: 'reported',
            source: 'users of the scan; without it the answer is 200 and thin',
            when: 'only if a scan asks for datasetSchema',
          } as const,
        ]
      : []),
    ...(scan
      ? [
          {
            setting: 'expressions',
            certainty: 'reported',
            source: 'users of the scan; without it the answer is 200 and thin',
            when: 'only if a scan asks for datasetExpressions',
          } as const,
        ]
      : []),
  ];
}

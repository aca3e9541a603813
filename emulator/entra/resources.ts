import { cloudOf } from '../tenant/cloud.ts';
import type { TenantDefinition } from '../tenant/definition.ts';

/** The application id of "Power BI Service" in Entra; the Fabric API is another name of the same resource application. That it is the same in every cloud is inferred. */
const POWER_BI_APPLICATION_ID = '00000009-0000-0000-c000-000000000000';

/** What a resource is to the Power BI API. */
export type ResourceKind = 'power-bi' | 'fabric' | 'foreign';

const PUBLIC = ['https://graph.microsoft.com', 'https://management.azure.com', 'https://management.core.windows.net'];
const US_MANAGEMENT = ['https://management.usgovcloudapi.net', 'https://management.core.usgovcloudapi.net'];

/**
 * Resources that people take by mistake, by cloud: their tokens are genuine, Power BI refuses them. GCC's Entra is the commercial one.
 * @see https://learn.microsoft.com/graph/deployments
 */
const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  commercial: PUBLIC,
  gcc: PUBLIC,
  'gcc-high': ['https://graph.microsoft.us', ...US_MANAGEMENT],
  dod: ['https://dod-graph.microsoft.us', ...US_MANAGEMENT],
  china: [
    'https://microsoftgraph.chinacloudapi.cn',
    'https://management.chinacloudapi.cn',
    'https://management.core.chinacloudapi.cn',
  ],
};

/** The audience of a token for Power BI in the tenant's cloud. */
export function powerBiAudience(tenant: TenantDefinition): string {
  return cloudOf(tenant).resource;
}

/**
 * What a resource is in the tenant's cloud: Power BI's under its two names, Fabric where the cloud has it, and some foreign ones. Another
 * cloud's are not in the tenant: they get 500011. Of GCC, which signs in at the commercial Entra, that is inferred.
 * @returns undefined when the resource does not exist in this cloud; names are compared exactly, an extra slash is another name
 */
export function resourceKind(resource: string, tenant: TenantDefinition): ResourceKind | undefined {
  const { file, resource: powerBi, fabricUrl } = cloudOf(tenant);
  if (resource === powerBi || resource === POWER_BI_APPLICATION_ID) return 'power-bi';
  if (resource === fabricUrl && fabricUrl !== '') return 'fabric';
  return FOREIGN[file]?.includes(resource) ? 'foreign' : undefined;
}

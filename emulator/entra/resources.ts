import { cloudOf } from '../tenant/cloud.ts';
import type { TenantDefinition } from '../tenant/definition.ts';

/** The application id of "Power BI Service" in Entra; the Fabric API is another name of the same resource application. That it is the same in every cloud is inferred. */
const POWER_BI_APPLICATION_ID = '00000009-0000-0000-c000-000000000000';

/** What a resource is to the Power BI API. */
export type ResourceKind = 'power-bi' | 'fabric' | 'foreign';

/** What Azure's own resources are called in one of the clouds, without the slash behind the name. */
interface AzureResources {
  readonly graph: string;
  /** Azure Resource Manager by its new and its old name. */
  readonly manager: readonly [current: string, older: string];
  readonly others: readonly string[];
}

/** The same in every cloud. */
const STORAGE = 'https://storage.azure.com';

const PUBLIC: AzureResources = {
  graph: 'https://graph.microsoft.com',
  manager: ['https://management.azure.com', 'https://management.core.windows.net'],
  others: [STORAGE, 'https://database.windows.net', 'https://vault.azure.net'],
};
const US_GOVERNMENT: AzureResources = {
  graph: 'https://graph.microsoft.us',
  manager: ['https://management.usgovcloudapi.net', 'https://management.core.usgovcloudapi.net'],
  others: [STORAGE, 'https://database.usgovcloudapi.net', 'https://vault.usgovcloudapi.net'],
};

/**
 * Azure's own resources, which every tenant has: their tokens are genuine, Power BI refuses them. GCC's Entra is the commercial one.
 * @see https://learn.microsoft.com/graph/deployments
 * @see https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * @see https://learn.microsoft.com/azure/china/resources-developer-guide
 */
const AZURE: Readonly<Record<string, AzureResources>> = {
  commercial: PUBLIC,
  gcc: PUBLIC,
  'gcc-high': US_GOVERNMENT,
  dod: { ...US_GOVERNMENT, graph: 'https://dod-graph.microsoft.us' },
  china: {
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    manager: ['https://management.chinacloudapi.cn', 'https://management.core.chinacloudapi.cn'],
    others: [STORAGE, 'https://database.chinacloudapi.cn', 'https://vault.azure.cn'],
  },
};

/** The audience of a token for Power BI in the tenant's cloud. */
export function powerBiAudience(tenant: TenantDefinition): string {
  return cloudOf(tenant).resource;
}

/**
 * What a resource is in the tenant's cloud: Power BI's under its two names, Fabric where the cloud has it, and Azure's own. Another
 * cloud's are not in the tenant: they get 500011. Of GCC, which signs in at the commercial Entra, that is inferred.
 * @returns undefined when the resource does not exist in this cloud; of Power BI and Fabric an extra slash is another name
 */
export function resourceKind(resource: string, tenant: TenantDefinition): ResourceKind | undefined {
  const { resource: powerBi, fabricUrl } = cloudOf(tenant);
  if (resource === powerBi || resource === POWER_BI_APPLICATION_ID) return 'power-bi';
  if (resource === fabricUrl && fabricUrl !== '') return 'fabric';
  const { graph, manager, others } = azureOf(tenant);
  return [graph, ...manager, ...others].includes(withoutSlash(resource)) ? 'foreign' : undefined;
}

/** Microsoft Graph of the tenant's cloud. */
export function graphOf(tenant: TenantDefinition): string {
  return azureOf(tenant).graph;
}

/** The audiences that Azure Resource Manager takes in the tenant's cloud, in the order in which its own refusal lists them. */
export function managerAudiences(tenant: TenantDefinition): string[] {
  const [current, older] = azureOf(tenant).manager;
  return [older, current].flatMap((name) => [`${name}/`, name]);
}

/** Hosts of Azure Resource Manager, in every cloud. */
export const managerHosts: readonly string[] = [
  ...new Set(Object.values(AZURE).map(({ manager: [current] }) => current.replace('https://', ''))),
];

function azureOf(tenant: TenantDefinition): AzureResources {
  return AZURE[cloudOf(tenant).file] ?? PUBLIC;
}

/** Azure's resources have two names each, one with a slash behind it: `https://management.core.windows.net//.default` asks for that. */
function withoutSlash(resource: string): string {
  return resource.endsWith('/') ? resource.slice(0, -1) : resource;
}

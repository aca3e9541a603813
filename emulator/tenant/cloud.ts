import { cloudNamed, type Cloud } from '../../catalogue/entra/clouds.ts';
import { standardTenant } from '../../catalogue/powerbi/index.ts';
import type { TenantDefinition } from './definition.ts';

const COMMERCIAL = 'commercial';

/**
 * The cloud that a tenant lives in.
 * @throws Error when there is no cloud of this name
 */
export function cloudOf({ cloud: file = COMMERCIAL }: Pick<TenantDefinition, 'cloud'>): Cloud {
  const cloud = cloudNamed(file);
  if (cloud === undefined) throw new Error(`There is no cloud called ${file}`);
  return cloud;
}

/** Whether the tenant's cloud has the Fabric API, as far as it is documented. */
export function hasFabric(tenant: Pick<TenantDefinition, 'cloud'>): boolean {
  return cloudOf(tenant).fabricUrl !== '';
}

/** The host of the cluster that the tenant's content lives on, such as `wabi-west-europe-redirect.analysis.windows.net`. */
export function clusterHostOf(tenant: Pick<TenantDefinition, 'cloud'>): string {
  return `${standardTenant.cluster}.${new URL(cloudOf(tenant).resource).host}`;
}

import type { AccessPlan } from '../../diagnosis/access/plan.ts';
import type { ItemId } from '../../diagnosis/access/item.ts';
import {
  standardTenantDefinition,
  type Role,
  type Scenario,
  type SettingName,
  type TenantChange,
} from '../../emulator/index.ts';

const standard = standardTenantDefinition();
const app = standard.apps[0]!.name;
const group = standard.securityGroups[0]!;

const settingOf: Readonly<Record<string, SettingName>> = {
  'setting publicApis': 'ServicePrincipalAccessPermissionAPIs',
  'setting create': 'ServicePrincipalAccessGlobalAPIs',
  'setting readAdmin': 'AllowServicePrincipalsUseReadAdminAPIs',
  'setting executeQueries': 'DatasetExecuteQueries',
  'setting profiles': 'AllowServicePrincipalsCreateAndUseProfiles',
  'setting embed': 'EmbedContentInApps',
  'setting detailedMetadata': 'AdminApisIncludeDetailedMetadata',
  'setting expressions': 'AdminApisIncludeExpressions',
};

/** The roles below one that the emulator knows: to take a role away without taking all of it. */
const below: Readonly<Record<Role, Role | undefined>> = {
  Admin: 'Member',
  Member: 'Contributor',
  Contributor: 'Viewer',
  Viewer: undefined,
};

/**
 * A tenant in which nothing is granted but what the plan says, less one item. The emulator knows Build only as a part of the role
 * Contributor, and a role that is taken away is the next lower one.
 */
export function plannedTenant(plan: AccessPlan, missing?: ItemId): Scenario {
  const has = (id: ItemId): boolean => plan.needs.some((item) => item.id === id) && id !== missing;
  const settings = Object.fromEntries(
    Object.entries(settingOf).map(([id, name]) => [name, { enabled: has(id as ItemId), securityGroups: [group.id] }]),
  );
  const role = roleOf(plan, missing);
  const workspaces = Object.fromEntries(
    Object.keys(standard.workspaces).map((name) => [name, { roles: { [app]: role ?? null } }]),
  );
  const tenant: TenantChange = {
    settings,
    securityGroups: [{ members: has('group') ? [standard.apps[0]!.servicePrincipalId] : [] }],
    workspaces,
    gateways: { 'Northwind gateway': { administrators: has('right gateway-admin') ? [app, 'Ada'] : ['Ada'] } },
    apps: [{ applicationPermissions: missing === 'no application permission' ? ['Tenant.Read.All'] : [] }],
  };
  return { about: `The plan, without ${missing ?? 'nothing'}.`, tenant };
}

function roleOf({ needs }: AccessPlan, missing: ItemId | undefined): Role | undefined {
  const named = /^Role (\w+)/.exec(needs.find(({ id }) => id === 'role')?.title ?? '')?.[1] as Role | undefined;
  if (named === undefined || missing === 'role') return named && below[named];
  return named === 'Viewer' && needs.some(({ id }) => id === 'right build') && missing !== 'right build'
    ? 'Contributor'
    : named;
}

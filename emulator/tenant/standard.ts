import { standardTenant } from '../../catalogue/powerbi/index.ts';
import type { TenantDefinition } from './definition.ts';
import type { Role } from './role.ts';
import { defaultSwitches } from './switches.ts';

const {
  tenantId,
  clientId,
  servicePrincipalId,
  userId,
  userEmail,
  colleagueId,
  colleagueEmail,
  groupId,
  deletedGroupId,
  capacityId,
  gatewayId,
} = standardTenant;

/** The security group that the standard tenant's settings are limited to: groups, not apps, are what an administrator enters there. */
export const SERVICE_PRINCIPALS_GROUP_ID = 'e2f4a7c1-58d3-4b96-a0e7-6c1d9f3b8025';

/** The standard workspaces beside the one with one of everything: the ends of a release. */
export const DEVELOPMENT_GROUP_ID = '5871187d-d60b-4b55-8e14-38e0d51ce2cf';
export const PRODUCTION_GROUP_ID = '25df19d6-bacd-4a78-916b-da6e7b73e66b';

const APP = 'Northwind reporting app';
const CAPACITY = 'Northwind capacity';

/**
 * The tenant where everything is set up as it should be: each switch that a service principal needs is on for its security group,
 * the app holds no admin-consented application permission and is Admin of every workspace. The app has no secret yet: the emulator
 * gives it one at its start.
 */
export function standardTenantDefinition(): TenantDefinition {
  const forGroup = { enabled: true, securityGroups: [SERVICE_PRINCIPALS_GROUP_ID] };
  const forAll = { enabled: true };
  const roles: Record<string, Role> = { [APP]: 'Admin', Ada: 'Admin', Grace: 'Member' };
  return {
    tenantId,
    domains: ['northwind.example'],
    settings: {
      ServicePrincipalAccessPermissionAPIs: forGroup,
      ServicePrincipalAccessGlobalAPIs: forGroup,
      AllowServicePrincipalsCreateAndUseProfiles: forGroup,
      AllowServicePrincipalsUseReadAdminAPIs: forGroup,
      AdminApisIncludeDetailedMetadata: forAll,
      AdminApisIncludeExpressions: forAll,
      DatasetExecuteQueries: forAll,
      EmbedContentInApps: forAll,
    },
    securityGroups: [{ id: SERVICE_PRINCIPALS_GROUP_ID, name: 'Power BI automation', members: [servicePrincipalId] }],
    apps: [
      {
        name: APP,
        clientId,
        servicePrincipalId,
        registrationId: '0b92f6d4-e817-4a3c-95d0-6f1b8c2e7a45',
        secrets: [],
        applicationPermissions: [],
      },
    ],
    users: [
      { objectId: userId, name: 'Ada', email: userEmail, fabricAdministrator: true },
      { objectId: colleagueId, name: 'Grace', email: colleagueEmail, fabricAdministrator: false },
    ],
    workspaces: {
      'Northwind Sales': { id: groupId, capacity: CAPACITY, roles },
      'Northwind Development': { id: DEVELOPMENT_GROUP_ID, roles },
      'Northwind Production': { id: PRODUCTION_GROUP_ID, roles },
      'Northwind Archive': { id: deletedGroupId, deleted: true, roles },
    },
    capacities: { [CAPACITY]: { id: capacityId, sku: 'F64', state: 'Active' } },
    gateways: { 'Northwind gateway': { id: gatewayId, administrators: [APP, 'Ada', 'Grace'] } },
    switches: defaultSwitches,
  };
}

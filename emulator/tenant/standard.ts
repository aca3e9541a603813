import { standardTenant } from '../../catalogue/index.ts';
import type { TenantDefinition } from './definition.ts';
import { defaultSwitches } from './switches.ts';

/** The security group that the standard tenant's settings are limited to: groups, not apps, are what an administrator enters there. */
export const servicePrincipalsGroupId = 'e2f4a7c1-58d3-4b96-a0e7-6c1d9f3b8025';

/**
 * The tenant where everything is set up as it should be: each switch that a service principal needs is on for its security group,
 * and the app holds no admin-consented application permission. The app has no secret yet: the emulator gives it one at its start.
 */
export function standardTenantDefinition(): TenantDefinition {
  const on = { enabled: true, securityGroups: [servicePrincipalsGroupId] };
  return {
    tenantId: standardTenant.tenantId,
    domains: ['northwind.example'],
    settings: {
      ServicePrincipalAccessPermissionAPIs: on,
      ServicePrincipalAccessGlobalAPIs: on,
      AllowServicePrincipalsCreateAndUseProfiles: on,
      AllowServicePrincipalsUseReadAdminAPIs: on,
      DatasetExecuteQueries: { enabled: true },
    },
    securityGroups: [{ id: servicePrincipalsGroupId, name: 'Power BI automation', members: [standardTenant.servicePrincipalId] }],
    apps: [
      {
        name: 'Northwind reporting app',
        clientId: standardTenant.clientId,
        servicePrincipalId: standardTenant.servicePrincipalId,
        secrets: [],
        applicationPermissions: [],
      },
    ],
    users: [
      { objectId: standardTenant.userId, name: 'Ada', email: standardTenant.userEmail, fabricAdministrator: true },
      { objectId: standardTenant.colleagueId, name: 'Grace', email: standardTenant.colleagueEmail, fabricAdministrator: false },
    ],
    switches: defaultSwitches,
  };
}

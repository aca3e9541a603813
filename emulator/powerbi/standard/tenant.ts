import { standardTenant } from '../../../catalogue/index.ts';
import { AccessList } from '../content/access.ts';
import type { Content } from '../content/content.ts';
import { moment } from '../content/clock.ts';
import { addGatewayDatasource } from '../content/gateway.ts';
import { idOf } from '../content/ids.ts';

const { capacityId, gatewayId, profileId, servicePrincipalId, tenantKeyId, userEmail, userId, colleagueId } = standardTenant;

const month = 30 * 24 * 3600;

/** What belongs to the tenant as a whole: encryption key, capacity, gateway, profile. */
export function addTenantServices(content: Content): void {
  content.tenantKeys.add({
    id: tenantKeyId,
    fields: {
      id: tenantKeyId,
      name: 'Northwind key',
      keyVaultKeyIdentifier: 'https://northwind.vault.example/keys/powerbi/1',
      isDefault: true,
      createdAt: moment(-6 * month),
      updatedAt: moment(-month),
    },
  });
  content.profiles.add({ id: profileId, servicePrincipalId, fields: { id: profileId, displayName: 'Northwind customers' } });
  addCapacity(content);
  addGateway(content);
}

function addCapacity(content: Content): void {
  const capacity = content.capacities.add({
    id: capacityId,
    fields: {
      id: capacityId,
      displayName: 'Northwind capacity',
      admins: [userEmail],
      sku: 'F64',
      state: 'Active',
      capacityUserAccessRight: 'Admin',
      region: 'North Europe',
      tenantKeyId,
    },
    access: new AccessList(content.directory, 'capacityUserAccessRight'),
    workloads: [
      { name: 'Dataflows', state: 'Enabled', maxMemoryPercentageSetByUser: 20 },
      { name: 'PaginatedReports', state: 'Disabled', maxMemoryPercentageSetByUser: 0 },
    ],
  });
  capacity.access.grant(userId, 'Admin', 'User');
  capacity.access.grant(servicePrincipalId, 'Assign', 'App');
}

function addGateway(content: Content): void {
  content.gateways.add({
    id: gatewayId,
    fields: {
      id: gatewayId,
      name: 'Northwind gateway',
      type: 'Resource',
      publicKey: { exponent: 'AQAB', modulus: Buffer.from('the modulus of a key that signs nothing').toString('base64') },
    },
  });
  for (const [name, database] of [['Orders', 'Orders'], ['Stock', 'Stock']] as const) {
    const datasource = addGatewayDatasource(content, gatewayId, idOf(`gateway datasource/${name}`), {
      datasourceName: name,
      datasourceType: 'Sql',
      connectionDetails: JSON.stringify({ server: 'sql.northwind.example', database }),
      credentialType: 'Windows',
    });
    datasource.access.grant(servicePrincipalId, 'ReadOverrideEffectiveIdentity', 'App');
    datasource.access.grant(colleagueId, 'Read', 'User');
  }
}

import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import type { CapacityDefinition, GatewayDefinition } from '../../tenant/definition.ts';
import { AccessList } from '../content/access.ts';
import type { Content } from '../content/content.ts';
import { addGatewayDatasource } from '../content/gateway.ts';
import { idOf } from '../content/ids.ts';
import { publicKeyOf } from '../credentials/gateway-key.ts';

const { gatewayId, profileId, servicePrincipalId, tenantKeyId, userEmail, userId, colleagueId } = standardTenant;

const MONTH = 30 * 24 * 3600;

/** What belongs to the tenant as a whole: encryption key, capacity, gateway, profile. */
export function addTenantServices(content: Content): void {
  content.tenantKeys.add({
    id: tenantKeyId,
    fields: {
      id: tenantKeyId,
      name: 'Northwind key',
      keyVaultKeyIdentifier: 'https://northwind.vault.example/keys/powerbi/1',
      isDefault: true,
      createdAt: content.clock.moment(-6 * MONTH),
      updatedAt: content.clock.moment(-MONTH),
    },
  });
  content.profiles.add({
    id: profileId,
    servicePrincipalId,
    fields: { id: profileId, displayName: 'Northwind customers' },
  });
  addCapacities(content);
  addGateways(content);
}

function addCapacities(content: Content): void {
  for (const [name, definition] of Object.entries(content.tenant.capacities)) addCapacity(content, name, definition);
}

/** A capacity that the user administers and the service principal may assign workspaces to. */
export function addCapacity(content: Content, displayName: string, { id, sku, state }: CapacityDefinition): void {
  const capacity = content.capacities.add({
    id,
    fields: {
      id,
      displayName,
      admins: [userEmail],
      sku,
      state,
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

/** A gateway; its data sources are another matter. */
export function addGateway(content: Content, name: string, { id, keySize = 2048 }: GatewayDefinition): void {
  content.gateways.add({
    id,
    fields: {
      id,
      name,
      type: 'Resource',
      gatewayAnnotation: JSON.stringify({ gatewayContactInformation: [userEmail], gatewayMachine: 'GATEWAY01' }),
      // Made when it is first looked at: most tenants never show it.
      get publicKey() {
        return publicKeyOf(id, keySize);
      },
    },
  });
}

/** The gateways, the standard one with data sources. */
function addGateways(content: Content): void {
  for (const [name, definition] of Object.entries(content.tenant.gateways)) addGateway(content, name, definition);
  if (content.gateways.find(gatewayId) === undefined) return;
  for (const [name, database] of [
    ['Orders', 'Orders'],
    ['Stock', 'Stock'],
  ] as const) {
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

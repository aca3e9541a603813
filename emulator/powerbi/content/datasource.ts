import type { Fields } from '../fields.ts';
import { idOf } from './ids.ts';

/** Ways in which a model is connected: one of each family of connection details. */
const CONNECTIONS: readonly (readonly [name: string, type: string, details: Fields])[] = [
  ['Orders', 'Sql', { server: 'sql.northwind.example', database: 'Orders' }],
  ['Exchange rates', 'OData', { url: 'https://feed.northwind.example/v1' }],
  ['Targets', 'File', { path: 'D:\\Northwind\\targets.xlsx' }],
  ['Warehouse', 'Extension', { kind: 'Warehouse', path: 'warehouse.northwind.example' }],
  ['Archive', 'AzureBlobs', { account: 'northwindarchive', domain: 'blob.northwind.example' }],
  ['Mailbox', 'Exchange', { emailAddress: 'orders@northwind.example' }],
  ['Customers', 'Salesforce', { loginServer: 'https://login.northwind.example', classInfo: 'Account' }],
];

/** Kinds of sources that a gateway leads to. The others are in the cloud, and need none. */
const ON_PREMISES: ReadonlySet<unknown> = new Set(['Sql', 'File']);

/** Whether a gateway leads to a data source. */
export function isOnPremises({ datasourceType }: Fields): boolean {
  return ON_PREMISES.has(datasourceType);
}

/**
 * Data sources that something reads from, each with its gateway and its own id. Those in the cloud name a gateway that is none: it cannot
 * be asked for, and serves only to set their credentials.
 * @param owner whose they are; the ids follow from it
 */
export function dataSources(owner: string, gatewayId: string, count = CONNECTIONS.length): Fields[] {
  return CONNECTIONS.slice(0, count).map(([name, datasourceType, details]) => {
    const connectionString = Object.entries(details)
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(';');
    return {
      name,
      datasourceType,
      connectionString,
      connectionDetails: { ...details },
      gatewayId: isOnPremises({ datasourceType }) ? gatewayId : idOf(`cloud gateway/${owner}`),
      datasourceId: idOf(`datasource/${owner}/${name}`),
    };
  });
}

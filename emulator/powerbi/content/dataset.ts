import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { isSecured } from '../../tenant/row-level-security.ts';
import type { Fields } from '../fields.ts';
import { AccessList } from './access.ts';
import type { Content } from './content.ts';
import { dataSources } from './datasource.ts';
import { embedUrl } from './embed-url.ts';
import type { Dataset } from './items.ts';

const DEFAULT_TABLES: readonly Fields[] = [
  {
    name: 'Sales',
    description: 'One row for each order line',
    isHidden: false,
    columns: [
      { name: 'OrderDate', dataType: 'DateTime', isHidden: false },
      { name: 'Product', dataType: 'String', isHidden: false },
      { name: 'Amount', dataType: 'Double', isHidden: false },
    ],
    measures: [
      {
        name: 'Total amount',
        expression: 'SUM(Sales[Amount])',
        description: 'All order lines together',
        isHidden: false,
      },
    ],
    source: [{ expression: 'let Source = Sql.Database(Server, "Orders") in Source' }],
  },
];

/** What an embed token for a model needs, as the model says it itself: an identity with roles where it has row-level security. */
export function identityNeeds({ tenant }: Pick<Content, 'tenant'>, id: string): Fields {
  const secured = isSecured(tenant, id);
  return { isEffectiveIdentityRequired: secured, isEffectiveIdentityRolesRequired: secured };
}

/** Whether a data source has no credentials: nobody has set any, or they went with the owner before. */
export function lacksCredentials(
  { tenant }: Pick<Content, 'tenant'>,
  { id, credentials, dataSources: sources }: Dataset,
): boolean {
  const { dropped, given } = credentials;
  if (!dropped && tenant.datasetsWithoutCredentials?.includes(id) !== true) return false;
  return sources.some(({ datasourceId }) => !given.has(String(datasourceId)));
}

/** A new model. One without tables of its own gets a table of sales; it can be refreshed, bound and queried at once. */
export function addDataset(
  content: Content,
  groupId: string,
  id: string,
  fields: Fields,
  { tables = DEFAULT_TABLES, sources }: { readonly tables?: readonly Fields[]; readonly sources?: number } = {},
): Dataset {
  const site = `https://app.powerbi.com/groups/${groupId}/datasets/${id}`;
  return content.datasets.add({
    id,
    groupId,
    fields: {
      id,
      createdDate: content.clock.next(),
      contentProviderType: 'InImportMode',
      webUrl: site,
      createReportEmbedURL: embedUrl(content, 'reportEmbed'),
      qnaEmbedURL: embedUrl(content, 'qnaEmbed'),
      ...identityNeeds(content, id),
      isOnPremGatewayRequired: false,
      addRowsAPIEnabled: false,
      isRefreshable: true,
      isInPlaceSharingEnabled: true,
      targetStorageMode: 'Abf',
      // Recordings have both, empty whatever there is.
      upstreamDatasets: [],
      users: [],
      queryScaleOutSettings: { autoSyncReadOnlyReplicas: true, maxReadOnlyReplicas: 0 },
      ...fields,
    },
    tables: tables.map((definition) => ({ definition: { ...definition }, rows: [] })),
    pushes: [],
    refreshes: [],
    schedule: {
      days: ['Monday', 'Thursday'],
      times: ['06:30', '18:00'],
      enabled: true,
      localTimeZoneId: 'UTC',
      notifyOption: 'MailOnFailure',
    },
    directQuerySchedule: { frequency: 30, days: ['Tuesday', 'Friday'], times: ['07:00'], localTimeZoneId: 'UTC' },
    parameters: [
      {
        name: 'Server',
        type: 'Text',
        isRequired: true,
        currentValue: 'sql.northwind.example',
        suggestedValues: ['sql.northwind.example', 'sql-test.northwind.example'],
      },
      { name: 'RowLimit', type: 'Number', isRequired: false, currentValue: '100000' },
      { name: 'Region', type: 'Text', isRequired: false, currentValue: 'All' },
    ],
    dataSources: dataSources(id, standardTenant.gatewayId, sources),
    credentials: { dropped: false, given: new Set() },
    boundTo: { gatewayId: standardTenant.gatewayId, datasourceIds: [] },
    access: new AccessList(content.directory, 'datasetUserAccessRight'),
    sync: { version: 1, at: content.clock.next(), reason: 'automatic' },
  });
}

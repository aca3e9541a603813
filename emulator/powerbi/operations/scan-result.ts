import type { Content } from '../content/content.ts';
import { idOf } from '../content/ids.ts';
import type { Dataset, Placed } from '../content/items.ts';
import type { PlacedCollection } from '../content/placed-collection.ts';
import type { Scan, Workspace } from '../content/tenant-wide.ts';
import { rowsOf, type Fields } from '../fields.ts';
import { usersOf, type artifactRights } from './artifact-users.ts';

/** What every item of the standard tenant carries: it is endorsed and labelled. */
const governance = {
  endorsementDetails: { endorsement: 'Certified', certifiedBy: 'grace@northwind.example' },
  sensitivityLabel: { labelId: idOf('label/internal') },
};

/** A data source that nobody gave a gateway to: what a scan reports as misconfigured. */
const misconfigured: Fields = {
  datasourceType: 'Sql',
  connectionDetails: { server: 'retired.northwind.example', database: 'Orders' },
  datasourceId: idOf('datasource/misconfigured'),
  gatewayId: idOf('gateway/retired'),
};

const RELATIONSHIPS: Fields[] = [];

/** One table's rows are limited to the reader's country. */
const roles: Fields[] = [
  {
    name: 'Country managers',
    modelPermission: 'Read',
    members: [
      {
        memberName: 'grace@northwind.example',
        memberId: idOf('member/grace'),
        memberType: 'User',
        identityProvider: 'AzureAD',
      },
    ],
    tablePermissions: [{ name: 'Sales', filterExpression: '[Country] = USERPRINCIPALNAME()' }],
  },
];

const EXPRESSIONS: Fields[] = [
  {
    name: 'Server',
    description: 'Where the orders are kept',
    expression: '"sql.northwind.example" meta [IsParameterQuery=true]',
  },
];

/** The result of a scan: what the workspaces hold, with the optional parts that the scan was asked for. */
export function scanResult(content: Content, scan: Scan): Fields {
  const workspaces = scan.workspaceIds.flatMap((id) => content.workspaces.find(id) ?? []);
  const sources = workspaces.flatMap(({ id }) => content.datasets.in(id)).flatMap(({ dataSources }) => dataSources);
  return {
    workspaces: workspaces.map((workspace) => scanned(content, scan, workspace)),
    ...(scan.parts.has('datasourceDetails')
      ? { datasourceInstances: sources, misconfiguredDatasourceInstances: [misconfigured] }
      : {}),
  };
}

function scanned(content: Content, { parts }: Scan, workspace: Workspace): Fields {
  const own = <T extends Placed>(collection: PlacedCollection<T>): T[] => collection.in(workspace.id);
  const users = (kind: keyof typeof artifactRights): Fields =>
    parts.has('getArtifactUsers') ? { users: usersOf(workspace, kind) } : {};
  // Only what has an origin shows one.
  const lineage = (origins: unknown): Fields =>
    parts.has('lineage') && rowsOf(origins).length > 0 ? { upstreamDataflows: origins } : {};
  const usages = (dataSources: readonly Fields[]): Fields =>
    parts.has('datasourceDetails')
      ? {
          datasourceUsages: dataSources.map(({ datasourceId }) => ({ datasourceInstanceId: datasourceId })),
          misconfiguredDatasourceUsages: [{ datasourceInstanceId: misconfigured['datasourceId'] }],
        }
      : {};
  return {
    ...workspace.fields,
    dataRetrievalState: 'Successful',
    ...(parts.has('getArtifactUsers') ? { users: workspace.access.shown() } : {}),
    reports: own(content.reports).map(({ fields }) => ({ ...bare(fields), ...governance, ...users('report') })),
    dashboards: own(content.dashboards).map(({ id, fields }) => ({
      ...bare(fields),
      ...governance,
      ...users('dashboard'),
      tiles: own(content.tiles)
        .filter(({ dashboardId }) => dashboardId === id)
        .map((tile) => tile.fields),
    })),
    datasets: own(content.datasets).map((dataset) => ({
      ...bare(dataset.fields),
      ...governance,
      ...users('dataset'),
      ...usages(dataset.dataSources),
      ...lineage(dataset.fields['upstreamDataflows']),
      ...schemaOf(dataset, parts),
    })),
    dataflows: own(content.dataflows).map(({ fields, dataSources, upstream }) => ({
      ...bare(fields),
      ...governance,
      modifiedBy: fields['configuredBy'],
      ...users('dataflow'),
      ...usages(dataSources),
      ...lineage(upstream),
    })),
    datamarts: own(content.datamarts).map(({ fields }) => ({
      ...bare(fields),
      ...governance,
      ...users('datamart'),
      ...usages([misconfigured]),
      ...lineage(fields['upstreamDataflows']),
    })),
  };
}

/** Without the lists of other answers: a scan has them only when they are asked for. */
function bare(fields: Fields): Fields {
  return {
    ...fields,
    users: undefined,
    subscriptions: undefined,
    upstreamDatasets: undefined,
    upstreamDataflows: undefined,
  };
}

function schemaOf({ tables }: Dataset, parts: ReadonlySet<string>): Fields {
  if (!parts.has('datasetSchema')) return {};
  const withExpressions = parts.has('datasetExpressions');
  return {
    tables: tables.map(({ definition }) => (withExpressions ? definition : { ...definition, source: undefined })),
    relationships: RELATIONSHIPS,
    roles,
    ...(withExpressions ? { expressions: EXPRESSIONS } : {}),
  };
}

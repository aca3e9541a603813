import { listOf, type Thing } from './flow/list.ts';

/** What a scan brings. */
export interface Scan {
  readonly workspaces?: readonly Thing[];
  readonly datasourceInstances?: readonly Thing[];
  readonly misconfiguredDatasourceInstances?: readonly Thing[];
}

/** A row for each workspace, and how much is known of its models. */
export interface ReadScan {
  readonly rows: Thing[];
  readonly models: number;
  readonly withTables: number;
  readonly withExpressions: number;
}

/** Reads a scan. The data sources stand beside the workspaces in it: each row has those that its workspace uses. */
export function readScan(scan: Scan): ReadScan {
  const { workspaces = [], datasourceInstances = [], misconfiguredDatasourceInstances = [] } = scan;
  const sources = new Map(
    [...misconfiguredDatasourceInstances, ...datasourceInstances].map((each) => [each['datasourceId'], each]),
  );
  const models = workspaces.flatMap(({ datasets }) => listOf(datasets));
  return {
    rows: workspaces.map((workspace) => ({
      ...rowOf(workspace),
      scan: workspace,
      datasources: usedIn(workspace, sources),
    })),
    models: models.length,
    withTables: models.filter(({ tables }) => listOf(tables).length > 0).length,
    withExpressions: models.filter(hasExpression).length,
  };
}

function rowOf({ id, name, type, state, datasets, reports, dashboards, dataflows }: Thing): Thing {
  const [models, ...others] = [datasets, reports, dashboards, dataflows].map((list) => listOf(list).length);
  return { workspace: name, id, type, state, models, reports: others[0], dashboards: others[1], dataflows: others[2] };
}

function usedIn(workspace: Thing, sources: ReadonlyMap<unknown, Thing>): Thing[] {
  const items = Object.values(workspace).flatMap((list) => listOf(list));
  const usages = items.flatMap((item) => [
    ...listOf(item['datasourceUsages']),
    ...listOf(item['misconfiguredDatasourceUsages']),
  ]);
  const ids = new Set(usages.map(({ datasourceInstanceId }) => datasourceInstanceId));
  return [...ids].map((id) => sources.get(id)).filter((source): source is Thing => source !== undefined);
}

/** Power Query alone tells: measures need their DAX by the official description, whatever the tenant allows. */
function hasExpression({ tables, expressions }: Thing): boolean {
  const sources = listOf(tables).flatMap(({ source }) => listOf(source));
  return [...listOf(expressions), ...sources].some(({ expression }) => Boolean(expression));
}

import { admin } from './admin.ts';
import { apps } from './apps.ts';
import { capacities } from './capacities.ts';
import { dashboards } from './dashboards.ts';
import { dataflows } from './dataflows.ts';
import { datasets } from './datasets.ts';
import { embedding } from './embedding.ts';
import { gateways } from './gateways.ts';
import { groups } from './groups.ts';
import { imports } from './imports.ts';
import { myWorkspace } from './my-workspace.ts';
import { pipelines } from './pipelines.ts';
import { pushDatasets } from './push-datasets.ts';
import { reports } from './reports.ts';
import { scorecards } from './scorecards.ts';
import { tenant } from './tenant.ts';

/** By official operation id: what the call does and when one needs it, in one sentence. */
export const purposes: Readonly<Record<string, string>> = {
  ...groups,
  ...datasets,
  ...pushDatasets,
  ...reports,
  ...dashboards,
  ...dataflows,
  ...imports,
  ...gateways,
  ...capacities,
  ...pipelines,
  ...scorecards,
  ...embedding,
  ...tenant,
  ...apps,
  ...admin,
  ...myWorkspace,
};

/** What an operation does and when one needs it; empty for a new operation that nobody has looked at yet. */
export function purposeOf(id: string): string {
  return purposes[id] ?? '';
}

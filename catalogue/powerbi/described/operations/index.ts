// Derived from the official description by `powerbi-postman catalogue refresh`. Do not edit: curated facts stand in ../curated.
import type { DescribedOperation } from '../../../model/types.ts';
import { admin } from './admin.ts';
import { apps } from './apps.ts';
import { availableFeatures } from './available-features.ts';
import { capacities } from './capacities.ts';
import { dashboards } from './dashboards.ts';
import { dataflowStorageAccounts } from './dataflow-storage-accounts.ts';
import { dataflows } from './dataflows.ts';
import { datasets } from './datasets.ts';
import { embedToken } from './embed-token.ts';
import { gateways } from './gateways.ts';
import { goalNotes } from './goal-notes.ts';
import { goalValues } from './goal-values.ts';
import { goals } from './goals.ts';
import { goalsStatusRules } from './goals-status-rules.ts';
import { groups } from './groups.ts';
import { imports } from './imports.ts';
import { pipelines } from './pipelines.ts';
import { profiles } from './profiles.ts';
import { pushDatasets } from './push-datasets.ts';
import { reports } from './reports.ts';
import { scorecards } from './scorecards.ts';
import { templateApps } from './template-apps.ts';
import { users } from './users.ts';

/** Every operation of the description, area by area. */
export const describedOperations: readonly DescribedOperation[] = [
  ...admin,
  ...apps,
  ...availableFeatures,
  ...capacities,
  ...dashboards,
  ...dataflowStorageAccounts,
  ...dataflows,
  ...datasets,
  ...embedToken,
  ...gateways,
  ...goalNotes,
  ...goalValues,
  ...goals,
  ...goalsStatusRules,
  ...groups,
  ...imports,
  ...pipelines,
  ...profiles,
  ...pushDatasets,
  ...reports,
  ...scorecards,
  ...templateApps,
  ...users,
];

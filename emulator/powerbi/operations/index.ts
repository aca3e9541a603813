import type { Handlers } from '../request.ts';
import { activityEventHandlers } from './activity-events.ts';
import { adminListHandlers } from './admin-lists.ts';
import { appHandlers } from './apps.ts';
import { capacityHandlers } from './capacities.ts';
import { dashboardHandlers } from './dashboards.ts';
import { dataflowHandlers } from './dataflows.ts';
import { datasetSettingHandlers } from './dataset-settings.ts';
import { datasetHandlers } from './datasets.ts';
import { deploymentHandlers } from './deployments.ts';
import { embedTokenHandlers } from './embed-tokens.ts';
import { exportHandlers } from './exports.ts';
import { gatewayHandlers } from './gateways.ts';
import { goalValueHandlers } from './goal-values.ts';
import { goalHandlers } from './goals.ts';
import { importHandlers } from './imports.ts';
import { labelHandlers } from './labels.ts';
import { pipelineHandlers } from './pipelines.ts';
import { profileHandlers } from './profiles.ts';
import { pushTableHandlers } from './push-tables.ts';
import { queryHandlers } from './queries.ts';
import { refreshableHandlers } from './refreshables.ts';
import { refreshHandlers } from './refreshes.ts';
import { reportHandlers } from './reports.ts';
import { scanHandlers } from './scans.ts';
import { scorecardHandlers } from './scorecards.ts';
import { sharingHandlers } from './sharing.ts';
import { subscriptionHandlers } from './subscriptions.ts';
import { tenantKeyHandlers } from './tenant-keys.ts';
import { tenantServiceHandlers } from './tenant-services.ts';
import { workspaceHandlers } from './workspaces.ts';

/** The handlers of each area of the service; no operation stands in two of them. */
export const handlerTables: readonly Handlers[] = [
  activityEventHandlers,
  adminListHandlers,
  appHandlers,
  capacityHandlers,
  dashboardHandlers,
  dataflowHandlers,
  datasetHandlers,
  datasetSettingHandlers,
  deploymentHandlers,
  embedTokenHandlers,
  exportHandlers,
  gatewayHandlers,
  goalHandlers,
  goalValueHandlers,
  importHandlers,
  labelHandlers,
  pipelineHandlers,
  profileHandlers,
  pushTableHandlers,
  queryHandlers,
  refreshableHandlers,
  refreshHandlers,
  reportHandlers,
  scanHandlers,
  scorecardHandlers,
  sharingHandlers,
  subscriptionHandlers,
  tenantKeyHandlers,
  tenantServiceHandlers,
  workspaceHandlers,
];

/** Every operation's handler by its id. */
export const handlers: Handlers = Object.assign({}, ...handlerTables) as Handlers;

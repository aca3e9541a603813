import { clouds } from '../entra/clouds.ts';
import { entraRows } from '../entra/environment.ts';
import type { EnvironmentRow } from '../model/environment.ts';
import { standardTenant } from './standard-tenant.ts';

const url = `http://127.0.0.1:${standardTenant.port}`;

/** The emulator's own addresses, and what somebody types who lets it change things: it loses nothing. */
const EMULATED: Readonly<Record<string, string | number>> = {
  ...standardTenant,
  loginUrl: url,
  apiUrl: url,
  fabricUrl: url,
  scope: clouds[0]!.scope,
  allowWrite: standardTenant.tenantId,
  allowHeavyReads: 'true',
  boundDatasourceId: standardTenant.gatewayDatasourceId,
  identifier: standardTenant.colleagueId,
  user: standardTenant.colleagueEmail,
  sourceGroupId: standardTenant.groupId,
  sourceReportId: standardTenant.reportId,
  packageKey: 'a-package-key-would-stand-here',
};

/**
 * The ids that people choose, and those that no list shows. Every other id is found or created by the scripts: it has no row, and whoever
 * wants to decide it adds one of its name.
 */
const ROWS: readonly EnvironmentRow[] = [
  {
    name: 'groupId',
    about: 'Workspace: the id after /groups/ in its address. Empty: the first that Get Groups lists.',
  },
  { name: 'datasetId', about: 'Semantic model of the workspace. Empty: the first in it.' },
  { name: 'reportId', about: 'Report of the workspace. Empty: the first in it.' },
  { name: 'dashboardId', about: 'Dashboard of the workspace. Empty: the first in it.' },
  { name: 'dataflowId', about: 'Dataflow of the workspace. Empty: the first in it.' },
  { name: 'transactionId', about: 'Refresh of the dataflow to cancel, as Get Dataflow Transactions lists it.' },
  { name: 'gatewayId', about: 'Gateway that the app may use. Empty: the first that Get Gateways lists.' },
  { name: 'boundDatasourceId', about: 'Data source of the gateway that a paginated report is bound to.' },
  { name: 'capacityId', about: 'Capacity. Empty: the first that Get Capacities lists.' },
  { name: 'pipelineId', about: 'Deployment pipeline. Empty: the first that Get Pipelines lists.' },
  { name: 'user', about: 'E-mail address of the person whose rights are added, changed or removed.' },
  { name: 'identifier', about: 'Object id of that person, or of a service principal: the enterprise application.' },
  { name: 'sourceReportId', about: 'Report whose content replaces that of another.' },
  { name: 'sourceGroupId', about: 'Workspace of that report.' },
  { name: 'parentGoalId', about: 'Goal of the scorecard that another goal is moved under.' },
  {
    name: 'dataflowStorageId',
    about: 'Data Lake storage account for dataflows, as Get Dataflow Storage Accounts lists it.',
  },
  { name: 'labelId', about: 'Sensitivity label to set: its id in Microsoft Purview.' },
  { name: 'deletedGroupId', about: 'Deleted workspace to restore, as Get Groups As Admin lists it with its state.' },
  { name: 'templateAppId', about: 'Template app to install: appId of its installation link.' },
  { name: 'packageKey', about: 'Key of the template app: packageKey of the same link.' },
];

/** The rows of every environment, in the order of use. */
export const environmentRows: readonly EnvironmentRow[] = [...entraRows, ...ROWS].map((row) => {
  const emulated = EMULATED[row.name];
  return emulated === undefined ? row : { ...row, emulated: String(emulated) };
});

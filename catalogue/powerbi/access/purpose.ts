import { operations, type Operation } from '../index.ts';
import { leastRole } from './role.ts';
import { rightsOf } from './rights.ts';

/** What somebody wants access for. */
export const purposes = ['read', 'query', 'refresh', 'embed', 'admin-read', 'admin-write', 'deploy'] as const;
export type Purpose = (typeof purposes)[number];

/** What a command line may say: `all` is every purpose. */
export const purposeNames = [...purposes, 'all'] as const;
export type PurposeName = (typeof purposeNames)[number];

/** What each is, in a few words. */
export const purposeTitles: Readonly<Record<Purpose, string>> = {
  read: 'read the content of workspaces',
  query: 'query semantic models',
  refresh: 'refresh semantic models and dataflows',
  embed: 'embed reports, dashboards and tiles',
  'admin-read': 'read the whole tenant with the admin APIs',
  'admin-write': 'change the tenant with the admin APIs',
  deploy: 'deploy with deployment pipelines',
};

/** Every purpose that is meant; reading when nothing is said. */
export function purposesOf(names: readonly PurposeName[]): Purpose[] {
  const named = names.length === 0 ? ['read'] : names;
  return purposes.filter((purpose) => named.includes(purpose) || named.includes('all'));
}

/** To find the workspace and the model. */
const FIND = /^(Groups_GetGroups|Datasets_GetDatasetsInGroup)$/;

const picked: Readonly<Record<Exclude<Purpose, 'read'>, (operation: Operation) => boolean>> = {
  query: ({ id }) => FIND.test(id) || id === 'Datasets_ExecuteQueriesInGroup',
  refresh: ({ id }) =>
    FIND.test(id) ||
    /^Datasets_(RefreshDataset|CancelRefresh|GetRefreshHistory|GetRefreshExecutionDetails|GetRefreshSchedule)InGroup$|^Dataflows_(GetDataflows|RefreshDataflow|GetDataflowTransactions)$/.test(
      id,
    ),
  embed: ({ id }) =>
    FIND.test(id) || /^(Reports|Dashboards)_Get(Reports|Dashboards)InGroup$/.test(id) || /GenerateToken/.test(id),
  'admin-read': ({ servicePrincipal }) => servicePrincipal === 'admin',
  'admin-write': ({ closedReason }) => closedReason === 'admin-write',
  deploy: ({ id }) =>
    id === 'Groups_GetGroups' ||
    /^Pipelines_(GetPipeline(s|Stages|StageArtifacts|Operations?)?|DeployAll|SelectiveDeploy)$/.test(id),
};

/** The operations that a purpose takes. Reading is what a Viewer can read, and nothing that asks for a right of its own. */
export function operationsFor(purpose: Purpose): Operation[] {
  return operations.filter(purpose === 'read' ? isPlainRead : picked[purpose]);
}

function isPlainRead(operation: Operation): boolean {
  if (operation.id === 'Groups_GetGroups') return true;
  const open =
    operation.effect === 'reads' && operation.closedReason === undefined && operation.servicePrincipal !== 'admin';
  return open && leastRole(operation)?.role === 'Viewer' && rightsOf(operation).length === 0;
}

import { withoutInGroup } from './in-group.ts';
import type { DescribedOperation, Effect, LongRunning } from '../../model/types.ts';

/**
 * The effect by method: it holds unless an exception below says otherwise. A new operation that nobody looked at yet
 * thereby counts as a change, never as a read, unless it is a GET.
 */
const BY_METHOD: Readonly<Record<string, Effect>> = {
  GET: 'reads',
  POST: 'changes',
  PUT: 'changes',
  PATCH: 'changes',
  DELETE: 'deletes',
};

/** Operations whose method does not tell the effect, by the part of the id that both twins share. */
const EXCEPTIONS: Readonly<
  Record<Exclude<Effect, 'reads' | 'changes' | 'deletes'> | 'changes by DELETE', readonly string[]>
> = {
  'heavy read': [
    'Datasets_ExecuteQueries',
    'Reports_ExportReport',
    'Reports_ExportToFile',
    'Reports_GetFileOfExportToFile',
    'WorkspaceInfo_PostWorkspaceInfo',
    'Dataflows_ExportDataflowAsAdmin',
  ],
  credential: [
    'EmbedToken_GenerateToken',
    'Reports_GenerateTokenForCreate',
    'Reports_GenerateToken',
    'Datasets_GenerateToken',
    'Dashboards_GenerateToken',
    'Tiles_GenerateToken',
    'TemplateApps_CreateInstallTicket',
    'Imports_CreateTemporaryUploadLocation',
  ],
  creates: [
    'Groups_CreateGroup',
    'Datasets_PostDataset',
    'Imports_PostImport',
    'Reports_CloneReport',
    'Dashboards_AddDashboard',
    'Dashboards_CloneTile',
    'Pipelines_CreatePipeline',
    'Profiles_CreateProfile',
    'Gateways_CreateDatasource',
    'Admin_AddPowerBIEncryptionKey',
    'Scorecards_(Preview)_Post',
    'Goals_(Preview)_Post',
    'GoalValues_(Preview)_Post',
    'GoalNotes_(Preview)_Post',
  ],
  starts: [
    'Datasets_RefreshDataset',
    'Datasets_TriggerQueryScaleOutSync',
    'Dataflows_RefreshDataflow',
    'Pipelines_DeployAll',
    'Pipelines_SelectiveDeploy',
    'Goals_(Preview)_RefreshGoalCurrentValue',
    'Goals_(Preview)_RefreshGoalTargetValue',
  ],
  'changes by DELETE': ['Datasets_CancelRefresh'],
};

const LONG_RUNNING: Readonly<Record<LongRunning, readonly string[]>> = {
  refresh: ['Datasets_RefreshDataset', 'Datasets_GetRefreshExecutionDetails'],
  export: ['Reports_ExportToFile', 'Reports_GetExportToFileStatus'],
  scan: ['WorkspaceInfo_PostWorkspaceInfo', 'WorkspaceInfo_GetScanStatus'],
  import: ['Imports_PostImport', 'Imports_GetImport'],
  deployment: ['Pipelines_DeployAll', 'Pipelines_SelectiveDeploy', 'Pipelines_GetPipelineOperation'],
  'goal refresh': ['Goals_(Preview)_RefreshGoalCurrentValue', 'Goals_(Preview)_RefreshGoalTargetValue'],
  'dataflow refresh': ['Dataflows_RefreshDataflow'],
};

/** What calling the operation does. */
export function effectOf(operation: Pick<DescribedOperation, 'id' | 'method'>): Effect {
  const base = withoutInGroup(operation.id);
  for (const [effect, ids] of Object.entries(EXCEPTIONS)) {
    if (ids.includes(base)) return effect === 'changes by DELETE' ? 'changes' : (effect as Effect);
  }
  return BY_METHOD[operation.method] ?? 'changes';
}

/** How the job is followed that the operation starts or reports on; undefined for an operation that answers at once. */
export function longRunningOf(id: string): LongRunning | undefined {
  const base = withoutInGroup(id);
  return (Object.keys(LONG_RUNNING) as LongRunning[]).find((kind) => LONG_RUNNING[kind].includes(base));
}

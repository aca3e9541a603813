import type { Operation } from '../../model/types.ts';
import { forModelOwner } from './owner.ts';
import type { NeedCertainty } from './role.ts';

/** Rights on one object, beside the roles in a workspace. */
export type Right =
  | 'build'
  | 'model-owner'
  | 'data-source-owner'
  | 'gateway-admin'
  | 'pipeline-admin'
  | 'capacity-assign'
  | 'capacity-admin'
  | 'on-capacity'
  | 'dataflow-storage';

/** One right that an operation needs. */
export interface RightNeed {
  readonly right: Right;
  readonly certainty: NeedCertainty;
  /** Where it is taken from. */
  readonly source: string;
  /** When it is needed; absent: always. */
  readonly when?: string;
}

type Row = readonly [ids: RegExp, right: Right, certainty: NeedCertainty, source: string, when?: string];

/** The description of the operations is Microsoft's own (the published Swagger file); what is reported is from public issues. */
// prettier-ignore
const rows: readonly Row[] = [
  [/^Datasets_ExecuteQueries/, 'build', 'documented', 'description: read and build permissions'],
  [/^Reports_RebindReport/, 'build', 'documented', 'description: Build on the target model'],
  [/^Reports_CloneReport/, 'build', 'documented', 'description: Build on the target model', 'only if targetModelId is sent'],
  [forModelOwner, 'model-owner', 'documented', 'description: the dataset owner'],
  [/^Datasets_BindToGateway/, 'model-owner', 'reported', 'users of deployment tools'],
  [/^Reports_UpdateDatasources/, 'data-source-owner', 'documented', 'description: the data source owner'],
  [/^Gateways_UpdateDatasource$/, 'data-source-owner', 'documented', 'description: the data source owner', 'for a cloud data source'],
  [/^Gateways_UpdateDatasource$/, 'gateway-admin', 'documented', 'description: gateway admin permissions', 'for an on-premises gateway'],
  [/^Gateways_(?!UpdateDatasource$)/, 'gateway-admin', 'documented', 'description: gateway admin permissions'],
  [/^(Datasets|Reports)_BindToGateway/, 'gateway-admin', 'reported', 'users of deployment tools'],
  [/^Groups_(AssignToCapacity|AssignMyWorkspaceToCapacity|CapacityAssignmentStatus)/, 'capacity-assign', 'documented', 'description: administrator rights or assign permissions on the capacity'],
  [/^Capacities_(GetRefreshable|GetWorkload|PatchWorkload)\w*$/, 'capacity-admin', 'inferred', 'the object that these calls show and change'],
  [/^Capacities_GetCapacities$/, 'capacity-assign', 'inferred', 'the list has only capacities on which the caller has a right', 'otherwise the list is empty'],
  [/^Pipelines_(?!GetPipelines$|CreatePipeline$)/, 'pipeline-admin', 'inferred', 'the only access right of a deployment pipeline'],
  [/^Pipelines_GetPipelines$/, 'pipeline-admin', 'inferred', 'the list has only pipelines on which the caller has a right', 'otherwise the list is empty'],
  [/^Pipelines_(DeployAll|SelectiveDeploy|AssignWorkspace)$/, 'on-capacity', 'reported', 'error WorkspaceHasNoCapacity', 'for the workspace of each stage'],
  [/GenerateToken/, 'on-capacity', 'documented', '403 when the trial quota is used up', 'for more than a small trial quota'],
  [/^Reports_(ExportToFile|GetExportToFileStatus|GetFileOfExportToFile)/, 'on-capacity', 'reported', '403 without a capacity'],
  [/^Groups_AssignToDataflowStorage$/, 'dataflow-storage', 'documented', 'description: the storage account must be enabled'],
];

/** The rights on single objects that an operation needs besides a role; those of a closed or admin operation do not matter. */
export function rightsOf({ id, path }: Pick<Operation, 'id' | 'path'>): RightNeed[] {
  if (path.startsWith('/v1.0/myorg/admin/')) return [];
  return rows
    .filter(([ids]) => ids.test(id))
    .map(([, right, certainty, source, when]) => ({
      right,
      certainty,
      source,
      ...(when === undefined ? {} : { when }),
    }));
}

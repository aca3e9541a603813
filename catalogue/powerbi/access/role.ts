/** What the roles in a workspace are called, the least first. */
export type WorkspaceRole = 'Viewer' | 'Contributor' | 'Member' | 'Admin';

/** How sure a need is: written in Microsoft's documentation, told by users, or concluded here. */
export type NeedCertainty = 'documented' | 'reported' | 'inferred';

/** The least role in a workspace that an operation needs. */
export interface RoleNeed {
  readonly role: WorkspaceRole;
  readonly certainty: NeedCertainty;
  /** Why this role, in a few words: it stands in brackets behind the role. */
  readonly because: string;
}

/** As much of an operation as the role depends on: it is known in the sandbox of Postman too. */
export interface Call {
  /** Official operation id; empty where it is not known. */
  readonly id: string;
  /** Path template, such as `/v1.0/myorg/groups/{groupId}/reports`. */
  readonly path: string;
  readonly method: string;
}

export const IN_WORKSPACE = '/v1.0/myorg/groups/{groupId}';

type Row = readonly [ids: RegExp, role: WorkspaceRole, certainty: NeedCertainty, because: string];

/**
 * Operations that say more than their method does. Sources: the descriptions of the operations and the guide to embedding for what is documented;
 * the rest is inferred from what the roles are described as.
 */
// prettier-ignore
const named: readonly Row[] = [
  [/GenerateToken/, 'Member', 'documented', 'embedding asks for Member or Admin'],
  [/^Pipelines_(DeployAll|SelectiveDeploy)$/, 'Contributor', 'documented', 'in the workspaces of both stages'],
  [/^Pipelines_GetPipelineStageArtifacts$/, 'Contributor', 'documented', 'in the workspace of the stage'],
  [/^Pipelines_AssignWorkspace$/, 'Admin', 'documented', 'of the workspace that is assigned'],
  [/^Groups_AssignToDataflowStorage$/, 'Admin', 'documented', 'of the workspace'],
  [/^Datasets_ExecuteQueriesInGroup$/, 'Viewer', 'documented', 'access to the workspace, with Build on the model'],
  [/^Groups_(DeleteGroup|UpdateGroup|AssignToCapacity)$/, 'Admin', 'inferred', 'it changes the workspace itself'],
  [/^Groups_(AddGroupUser|UpdateGroupUser|DeleteUserInGroup)$/, 'Member', 'inferred', 'only an Admin gives or takes the role Admin'],
  [/^Datasets_\w+DatasetUsers?InGroup$/, 'Member', 'inferred', 'ReadReshare on the model is documented, a Member has it'],
  [/^Reports_(CloneReport|RebindReport)InGroup$/, 'Contributor', 'inferred', 'write permission on the report is documented'],
  [/^Reports_BindToGateway$/, 'Contributor', 'inferred', 'in the workspace of the report'],
  [/^Reports_ExportToFileInGroup$/, 'Viewer', 'inferred', 'enough to read'],
];

/**
 * The least role in a workspace that an operation needs; undefined where it needs none, because it names no workspace.
 * Closed operations and those under /admin need none: a role does not open them.
 */
export function leastRole({ id, path, method }: Call): RoleNeed | undefined {
  const row = named.find(([ids]) => ids.test(id));
  if (row) return { role: row[1], certainty: row[2], because: row[3] };
  if (path.indexOf(IN_WORKSPACE) !== 0) return undefined;
  return method === 'GET'
    ? { role: 'Viewer', certainty: 'inferred', because: 'enough to read' }
    : { role: 'Contributor', certainty: 'inferred', because: 'the least role that writes' };
}

const ORDER: readonly WorkspaceRole[] = ['Viewer', 'Contributor', 'Member', 'Admin'];

/** Whether a role includes another. */
export function includesRole(role: WorkspaceRole, needed: WorkspaceRole): boolean {
  return ORDER.indexOf(role) >= ORDER.indexOf(needed);
}

/** The role with its reason, as a cure or a plan names it: `Viewer (inferred: enough to read)`. */
export function describeRole({ role, certainty, because }: RoleNeed): string {
  return `${role} (${certainty}: ${because})`;
}

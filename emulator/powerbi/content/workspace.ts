import type { Caller } from '../../call.ts';
import { isRole, type Role } from '../../tenant/role.ts';
import type { Fields } from '../fields.ts';
import { AccessList } from './access.ts';
import type { Content } from './content.ts';
import { idOf } from './ids.ts';
import type { Workspace } from './tenant-wide.ts';

/** Seconds before the content's start: longer ago than anybody can ask for. */
const LONG_AGO = -200 * 24 * 3600;

/** A new active workspace that nobody has a role in yet. */
export function addWorkspace(content: Content, id: string, fields: Fields): Workspace {
  return content.workspaces.add({
    id,
    fields: {
      id,
      isReadOnly: false,
      isOnDedicatedCapacity: false,
      defaultDatasetStorageFormat: 'Small',
      type: 'Workspace',
      state: 'Active',
      hasWorkspaceLevelSettings: false,
      ...fields,
    },
    access: new AccessList(content.directory, 'groupUserAccessRight'),
    unseen: new Set(),
    assignment: { status: 'CompletedSuccessfully', startTime: content.clock.next(), endTime: content.clock.next() },
    modified: content.clock.moment(LONG_AGO),
  });
}

/** Remembers that a workspace, or something in it, was changed just now. */
export function noteChange({ workspaces, clock }: Content, id: string | undefined): void {
  const workspace = workspaces.find(id);
  if (workspace !== undefined) workspace.modified = clock.now();
}

/** Puts a workspace on a capacity, or takes it off with undefined; both are done at once. */
export function assignToCapacity(content: Content, workspace: Workspace, capacityId: string | undefined): void {
  workspace.assignment = {
    status: 'CompletedSuccessfully',
    startTime: content.clock.next(),
    endTime: content.clock.next(),
    activityId: content.ids.next(),
  };
  noteChange(content, workspace.id);
  workspace.fields['isOnDedicatedCapacity'] = capacityId !== undefined;
  if (capacityId === undefined) {
    delete workspace.fields['capacityId'];
    return;
  }
  workspace.fields['capacityId'] = capacityId;
  workspace.fields['capacityMigrationStatus'] = 'Migrated';
  workspace.assignment['capacityId'] = capacityId;
}

/** Lets a role that somebody has just got wait for RefreshUserPermissions, where the tenant's switch says so. */
export function letRoleWait({ directory, tenant }: Content, { unseen }: Workspace, identifier: string): void {
  if (tenant.switches.newRole === 'after-refresh') unseen.add(directory.resolve(identifier).graphId);
}

/** Whether the workspace can be worked in: there, and not deleted. */
export function isActive(workspace: Workspace | undefined): workspace is Workspace {
  return workspace?.fields['state'] === 'Active';
}

/** Whether the workspace is somebody's My workspace. */
export function isPersonal(workspace: Workspace | undefined): boolean {
  return workspace?.fields['type'] === 'PersonalGroup';
}

/** Whether a workspace that is not deleted has the name, in whatever case. */
export function isNameTaken(content: Content, name: string): boolean {
  const wanted = name.toLowerCase();
  return content.workspaces
    .list((workspace) => isActive(workspace) && !isPersonal(workspace))
    .some(({ fields }) => String(fields['name']).toLowerCase() === wanted);
}

/** The address of somebody's My workspace; it comes to be when it is first asked for. */
export function personalWorkspace(content: Content, objectId: string): Workspace {
  const id = idOf(`my workspace/${objectId.toLowerCase()}`);
  const known = content.workspaces.find(id);
  if (known) return known;
  const owner = content.directory.resolve(objectId);
  const made = addWorkspace(content, id, { name: `PersonalWorkspace ${owner.displayName}`, type: 'PersonalGroup' });
  made.access.grant(objectId, 'Admin', owner.principalType);
  return made;
}

/**
 * The role that somebody has in an active workspace.
 * @returns undefined when there is no such role or workspace, and for a My workspace, which the group paths do not reach
 */
export function roleOf(
  content: Content,
  groupId: string,
  { objectId, profileId }: Pick<Caller, 'objectId' | 'profileId'>,
): Role | undefined {
  const workspace = content.workspaces.find(groupId);
  if (!isActive(workspace) || isPersonal(workspace)) return undefined;
  if (workspace.unseen.has(objectId)) return undefined;
  const right = workspace.access.rightOf(objectId, profileId);
  return isRole(right) ? right : undefined;
}

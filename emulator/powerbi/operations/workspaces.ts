import { NO_ID } from '../../../catalogue/model/guid.ts';
import { objectIdOf } from '../../tenant/identities.ts';
import { identifierOf } from '../content/access.ts';
import { canIdentify } from '../content/directory.ts';
import { courseOf, phaseAt } from '../content/job.ts';
import { addWorkspace, assignToCapacity, isNameTaken, letRoleWait, roleOf, noteChange } from '../content/workspace.ts';
import { pick, textOf } from '../fields.ts';
import { listed } from '../paging.ts';
import { refused } from '../refusals/rule.ts';
import {
  alreadyInWorkspace,
  capacityNotAssignable,
  identifierInvalid,
  workspaceNameTaken,
} from '../refusals/workspace.ts';
import { done, shows, workspaceOf, type Handler, type Handlers, type Request } from '../request.ts';

/** Whether the caller may assign workspaces to a capacity: everybody may, unless the tenant says who. */
function mayAssignTo({ content, caller }: Request, capacityId: string): boolean {
  const assigners = Object.values(content.tenant.capacities).find(({ id }) => id === capacityId)?.assigners;
  return assigners?.some((who) => objectIdOf(content.tenant, who) === caller.objectId) ?? true;
}

const assign: Handler = (request) => {
  const capacityId = textOf(request.fields, 'capacityId') ?? '';
  const capacity = capacityId === NO_ID ? undefined : request.content.capacities.get(capacityId);
  if (capacity !== undefined && !mayAssignTo(request, capacity.id)) throw refused(capacityNotAssignable);
  const workspace = workspaceOf(request);
  if (request.content.tenant.jobs?.assignment === undefined) assignToCapacity(request.content, workspace, capacity?.id);
  else workspace.moving = { capacityId: capacity?.id, reads: 0 };
  return done;
};

const MOVING = { waiting: 'Pending', running: 'InProgress', failed: 'AssignmentFailed' } as const;

/** Each read of an assignment that takes a while brings it further. */
const assignmentStatus: Handler = (request) => {
  const { content } = request;
  const workspace = workspaceOf(request);
  const { moving } = workspace;
  if (moving === undefined) return shows(workspace.assignment);
  moving.reads += 1;
  const phase = phaseAt(moving.reads, courseOf(content, 'assignment'));
  if (phase !== 'succeeded') return shows({ ...workspace.assignment, status: MOVING[phase] });
  workspace.moving = undefined;
  assignToCapacity(content, workspace, moving.capacityId);
  return shows(workspace.assignment);
};

/**
 * A role for somebody. An app goes by the object id of its enterprise application: people send its client id, or the object id of
 * its registration.
 */
const grant: Handler = (request) => {
  const identifier = identifierOf(request.fields).toLowerCase();
  const isOtherId = request.content.tenant.apps.some(
    ({ clientId, registrationId }) => clientId === identifier || registrationId === identifier,
  );
  if (isOtherId || !canIdentify(identifier)) throw refused(identifierInvalid);
  workspaceOf(request).access.grantAsSent(request.fields);
  return done;
};

/** A role for somebody who has none yet; changing one is another operation. */
const add: Handler = (request) => {
  if (workspaceOf(request).access.hasAsSent(request.fields)) throw refused(alreadyInWorkspace);
  const added = grant(request);
  letRoleWait(request.content, workspaceOf(request), identifierOf(request.fields));
  return added;
};

const users: Handler = (request) => listed(request, workspaceOf(request).access.shown());

const revoke: Handler = (request) => {
  workspaceOf(request).access.revoke(request.path['user'] ?? '', request.query.get('profileId') ?? undefined);
  return done;
};

/** Workspaces (the API says groups) and the roles in them. */
export const workspaceHandlers: Handlers = {
  Groups_GetGroups: (request) => {
    const mine = request.content.workspaces.list(({ id }) => roleOf(request.content, id, request.caller) !== undefined);
    return listed(
      request,
      mine.map(({ fields }) => fields),
    );
  },
  Groups_CreateGroup: (request) => {
    if (isNameTaken(request.content, textOf(request.fields, 'name') ?? '')) throw refused(workspaceNameTaken);
    const workspace = addWorkspace(request.content, request.content.ids.next(), pick(request.fields, 'name'));
    noteChange(request.content, workspace.id);
    const { objectId, kind, profileId } = request.caller;
    // Who makes a workspace administers it: a profile and not the app behind it, which is inferred.
    workspace.access.grant(
      objectId,
      'Admin',
      kind === 'app' ? 'App' : 'User',
      request.content.profiles.find(profileId)?.fields,
    );
    return shows(workspace.fields);
  },
  Groups_GetGroup: (request) => shows(workspaceOf(request).fields),
  Groups_UpdateGroup: (request) => {
    Object.assign(workspaceOf(request).fields, pick(request.fields, 'name', 'defaultDatasetStorageFormat'));
    return done;
  },
  // A deleted workspace stays for an administrator to restore.
  Groups_DeleteGroup: (request) => {
    workspaceOf(request).fields['state'] = 'Deleted';
    return done;
  },
  Groups_GetGroupUsers: users,
  Groups_AddGroupUser: add,
  Groups_UpdateGroupUser: grant,
  Groups_DeleteUserInGroup: revoke,
  Groups_AssignToCapacity: assign,
  Groups_AssignMyWorkspaceToCapacity: assign,
  Groups_CapacityAssignmentStatus: assignmentStatus,
  Groups_CapacityAssignmentStatusMyWorkspace: assignmentStatus,
  Groups_AssignToDataflowStorage: (request) => {
    const workspace = workspaceOf(request);
    const dataflowStorageId = textOf(request.fields, 'dataflowStorageId');
    if (dataflowStorageId === NO_ID) delete workspace.fields['dataflowStorageId'];
    else workspace.fields['dataflowStorageId'] = dataflowStorageId;
    return done;
  },

  Groups_GetGroupUsersAsAdmin: users,
  Groups_AddUserAsAdmin: grant,
  Groups_DeleteUserAsAdmin: revoke,
  Groups_UpdateGroupAsAdmin: (request) => {
    const changes = pick(request.fields, 'name', 'description', 'defaultDatasetStorageFormat', 'logAnalyticsWorkspace');
    Object.assign(workspaceOf(request).fields, changes);
    return done;
  },
  Groups_RestoreDeletedGroupAsAdmin: (request) => {
    const workspace = workspaceOf(request);
    Object.assign(workspace.fields, { state: 'Active', ...pick(request.fields, 'name') });
    workspace.access.grant(textOf(request.fields, 'emailAddress') ?? '', 'Admin');
    return done;
  },
};

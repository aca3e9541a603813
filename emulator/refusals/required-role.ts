import type { Operation } from '../../catalogue/model/types.ts';
import type { Role } from '../tenant/role.ts';

/** Operations on the workspace itself; the rest follows from what an operation does. */
const NAMED: Readonly<Record<string, Role>> = {
  Groups_DeleteGroup: 'Admin',
  Groups_UpdateGroup: 'Admin',
  Groups_AssignToCapacity: 'Admin',
  Groups_AssignToDataflowStorage: 'Admin',
  Groups_AddGroupUser: 'Member',
  Groups_UpdateGroupUser: 'Member',
  Groups_DeleteUserInGroup: 'Member',
};

/**
 * The lowest role in the workspace that an operation asks for. That embedding wants "member or admin" is documented; that reading needs
 * a viewer, writing a contributor, and the workspace itself an admin, is inferred.
 */
export function requiredRole(operation: Operation): Role {
  const role = NAMED[operation.id];
  if (role !== undefined) return role;
  if (operation.effect === 'reads' || operation.effect === 'heavy read') return 'Viewer';
  return operation.path.endsWith('/GenerateToken') ? 'Member' : 'Contributor';
}

import { forModelOwner } from '../../../catalogue/powerbi/access/owner.ts';
import { IN_WORKSPACE, leastRole, type Call, type WorkspaceRole } from '../../../catalogue/powerbi/access/role.ts';
import { readsAsAdmin } from './admin-switch.ts';
import { creations } from './create-switch.ts';
import { listsWorkspaces, readsWorkspace } from './refusal.ts';

/** Rules look for these among the requests that a script keeps the outcome of: those that list something. */
const SEEN = [listsWorkspaces, readsWorkspace, readsAsAdmin];

/**
 * Whether a rule that travels asks for an operation by its official id. Every other is known in a script by its address alone.
 * @param isList whether its outcome is kept for the diagnosis of the next
 */
export function isAskedFor({ id, path }: Pick<Call, 'id' | 'path'>, isList: boolean): boolean {
  const isOwners = path.startsWith(IN_WORKSPACE) && forModelOwner.test(id);
  return isOwners || creations.test(id) || (isList && SEEN.some((pattern) => pattern.test(id)));
}

/** The least role that an operation needs, where its method and path do not say it: a script knows no other. */
export function namedRole({ id, path, method }: Call): WorkspaceRole | undefined {
  const role = leastRole({ id, path, method })?.role;
  const isInside = path.startsWith(IN_WORKSPACE);
  return role === leastRole({ id: '', path: isInside ? IN_WORKSPACE : '', method })?.role ? undefined : role;
}

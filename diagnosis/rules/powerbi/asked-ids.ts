import { forModelOwner } from '../../../catalogue/powerbi/access/owner.ts';
import { leastRole } from '../../../catalogue/powerbi/access/role.ts';
import { readsAsAdmin } from './admin-switch.ts';
import { creations } from './create-switch.ts';
import { listsWorkspaces, readsWorkspace } from './refusal.ts';

/** Rules look for these among the requests that a script keeps the outcome of: those that list something. */
const SEEN = [listsWorkspaces, readsWorkspace, readsAsAdmin];

/**
 * Whether a rule that travels asks for an operation by its official id. Every other is known in a script by its address alone.
 * @param isList whether its outcome is kept for the diagnosis of the next
 */
export function isAskedFor(id: string, isList: boolean): boolean {
  const hasRole = leastRole({ id, path: '', method: '' }) !== undefined;
  return (
    hasRole || forModelOwner.test(id) || creations.test(id) || (isList && SEEN.some((pattern) => pattern.test(id)))
  );
}

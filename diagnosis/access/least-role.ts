import { describeRole, IN_WORKSPACE, leastRole, type RoleNeed } from '../../catalogue/powerbi/access/role.ts';
import type { View } from '../view.ts';

/** As much of a call as its least role depends on. */
type Called = Pick<View, 'operation' | 'path'> & { readonly evidence: Pick<View['evidence'], 'method'> };

/** The least role in a workspace for a call; undefined for one that needs none. An unknown path is judged by what it ends in and by its method. */
export function leastRoleOf({ operation, path, evidence }: Called): RoleNeed | undefined {
  const known = operation ?? { id: path, path: /^\/v1\.0\/myorg\/groups\/[^/]+/i.test(path) ? IN_WORKSPACE : path };
  return leastRole({ id: known.id, path: known.path, method: evidence.method });
}

/** That role with its reason, for a cure: `Viewer (inferred: enough to read)`. Viewer where nothing is known. */
export function leastRoleFor(called: Called): string {
  return describeRole(leastRoleOf(called) ?? VIEWER);
}

/** The role of a caller that is in no workspace so far. */
const VIEWER: RoleNeed = { role: 'Viewer', certainty: 'inferred', because: 'enough to read' };

/** The role for a call that is refused although others in the workspace are answered: more than Viewer. */
export function higherRoleFor(called: Called): string {
  const need = leastRoleOf(called);
  return describeRole(
    need === undefined || need.role === 'Viewer'
      ? { role: 'Contributor', certainty: 'inferred', because: 'the next role above Viewer' }
      : need,
  );
}

/** Least role to read, for a caller that is in no workspace. */
export function roleToRead(): string {
  return describeRole(VIEWER);
}

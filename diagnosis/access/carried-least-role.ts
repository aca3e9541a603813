import type { View } from '../view.ts';

/** In a script what stands in place of `least-role.ts`: how sure a role is, and why it is that one, is on the page. */
type Called = Pick<View, 'operation' | 'path'> & { readonly evidence: Pick<View['evidence'], 'method'> };

/** The least role in a workspace for a call: that of its operation, or by its method. Viewer where nothing is known. */
export function leastRoleFor({ operation, path, evidence }: Called): string {
  if (operation?.role) return operation.role;
  return evidence.method === 'GET' || !/^\/v1\.0\/myorg\/groups\/[^/]+/i.test(path) ? 'Viewer' : 'Contributor';
}

/** The role for a call that is refused although others in the workspace are answered: more than Viewer. */
export function higherRoleFor(called: Called): string {
  const role = leastRoleFor(called);
  return role === 'Viewer' ? 'Contributor' : role;
}

/** The role of a caller that is in no workspace so far. */
export const roleToRead = (): string => 'Viewer';

import { emptyRefusal, odataRefusal } from '../../envelopes.ts';
import { isInWorkspace } from '../../operation-kind.ts';
import type { CallRefusal } from '../rule.ts';

/** A12: also for a workspace that does not exist. Does not apply to the admin APIs. */
export const workspaceRoleMissing: CallRefusal = {
  id: 'A12',
  title: 'The caller has no role in the workspace',
  certainty: 'measured',
  source: "a probe with a user's token; inferred for service principals, the body is not recorded",
  refuse({ operation, role, tenant }) {
    if (!isInWorkspace(operation) || role !== undefined) return undefined;
    if (tenant.switches.workspaceNotAccessible === 'body')
      return odataRefusal(401, 'GroupNotAccessible', 'GroupNotAccessible');
    return emptyRefusal(401, 'GroupNotAccessible');
  },
};

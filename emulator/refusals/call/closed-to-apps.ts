import { notAccessibleForApplication } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** A6: My workspace, whose twin under `/groups/{groupId}` works, and the Apps operations. Does not apply to users. */
export const closedToApps: CallRefusal = {
  id: 'A6',
  title: 'The path is not open to apps',
  certainty: 'reported',
  source: "users' captures of both forms of the call; for the Apps operations the description says it",
  refuse({ caller, operation, tenant }) {
    if (caller.kind === 'user') return undefined;
    const reason = operation?.closedReason;
    if (reason !== 'unsupported' && reason !== 'my-workspace') return undefined;
    return notAccessibleForApplication(tenant.switches.closedToApps);
  },
};

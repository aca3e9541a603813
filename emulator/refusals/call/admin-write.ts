import { odataRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** A9: the admin APIs that write name an administrator only. Does not apply to users. */
export const adminWriteByApp: CallRefusal = {
  id: 'A9',
  title: 'An app calls an admin API that writes',
  certainty: 'inferred',
  source: 'the description is silent about apps; users report two of them as closed',
  refuse({ caller, operation, tenant }) {
    if (caller.kind === 'user' || operation?.closedReason !== 'admin-write') return undefined;
    return odataRefusal(tenant.switches.adminWriteByApp, 'PowerBINotAuthorizedException');
  },
};

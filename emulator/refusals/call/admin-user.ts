import { odataRefusal } from '../../envelopes.ts';
import { isAdmin } from '../../operation-kind.ts';
import type { CallRefusal } from '../rule.ts';

/** The admin APIs are for Fabric administrators. Does not apply to apps, which need no such role. */
export const userNotAdministrator: CallRefusal = {
  id: 'A7a',
  title: 'The user is not a Fabric administrator',
  certainty: 'inferred',
  source: 'the description names the role; the answer is that of A7',
  refuse({ caller, operation, tenant }) {
    if (caller.kind === 'app' || !isAdmin(operation)) return undefined;
    if (tenant.users.some(({ objectId, fabricAdministrator }) => objectId === caller.objectId && fabricAdministrator))
      return undefined;
    return odataRefusal(401, 'PowerBINotAuthorizedException', 'PowerBINotAuthorizedException');
  },
};

import { odataRefusal } from '../../envelopes.ts';
import { isAdmin } from '../../operation-kind.ts';
import { isEnabledFor } from '../../tenant/enabled-for.ts';
import type { CallRefusal } from '../rule.ts';

/** A7. Does not apply to users. */
export const adminSwitchOff: CallRefusal = {
  id: 'A7',
  title: 'The tenant does not let this service principal call the read-only admin APIs',
  certainty: 'reported',
  source: "users' captures; the header is inferred",
  refuse({ caller, operation, tenant }) {
    if (caller.kind === 'user' || !isAdmin(operation)) return undefined;
    if (isEnabledFor(tenant, 'AllowServicePrincipalsUseReadAdminAPIs', caller.objectId)) return undefined;
    return odataRefusal(401, 'PowerBINotAuthorizedException', 'PowerBINotAuthorizedException');
  },
};

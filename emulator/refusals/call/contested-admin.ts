import { odataRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/**
 * The description opens some admin APIs to apps that the list of those that are open does not have. Does not apply to
 * users, nor unless the switch says that they are refused.
 */
export const contestedAdmin: CallRefusal = {
  id: 'A9a',
  title: 'An admin API whose support for apps is contested',
  certainty: 'reported',
  source: "the description against the documented list; one user's capture has a refusal",
  refuse({ caller, operation, tenant }) {
    if (caller.kind === 'user' || tenant.switches.contestedAdmin === 'open') return undefined;
    if (operation?.servicePrincipal !== 'admin' || operation.noAdminConsentedPermission) return undefined;
    return odataRefusal(401, 'PowerBINotAuthorizedException', 'PowerBINotAuthorizedException');
  },
};

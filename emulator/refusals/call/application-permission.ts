import { odataRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/**
 * A8: the 34 read-only admin APIs refuse an app that holds an admin-consented Power BI permission of type Application; its token shows
 * them in `roles`. The answer is that of A7, so nobody can tell the two apart by it. Does not apply to users.
 */
export const applicationPermission: CallRefusal = {
  id: 'A8',
  title: 'The app has an admin-consented application permission',
  certainty: 'documented',
  source: "the description of 34 operations has the rule; users' captures the answer",
  refuse({ caller, claims, operation }) {
    if (caller.kind === 'user' || operation?.noAdminConsentedPermission !== true) return undefined;
    if (!(claims.roles ?? []).some((role) => role.startsWith('Tenant.'))) return undefined;
    return odataRefusal(401, 'PowerBINotAuthorizedException', 'PowerBINotAuthorizedException');
  },
};

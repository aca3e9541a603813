import { emptyRefusal, odataRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** Does not apply to apps, which need no licence. */
export const userUnlicensed: CallRefusal = {
  id: 'A10a',
  title: 'The user has no Power BI licence',
  certainty: 'measured',
  source: "a probe with a user's token has the header; users report an exception instead",
  refuse({ caller, tenant }) {
    if (!tenant.users.some(({ objectId, unlicensed }) => objectId === caller.objectId && unlicensed === true))
      return undefined;
    return tenant.switches.unlicensed === 'header-404'
      ? emptyRefusal(404, 'UserNotLicensed')
      : odataRefusal(401, 'PowerBINotLicensedException');
  },
};

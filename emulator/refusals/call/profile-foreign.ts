import { odataRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** `X-PowerBI-Profile-Id` names a profile that is not the caller's. Does not apply to users. */
export const profileForeign: CallRefusal = {
  id: 'A18b',
  title: 'The profile belongs to another service principal, or to nobody',
  certainty: 'inferred',
  source: 'that a profile belongs to one service principal is documented, the answer is not',
  refuse({ caller, foreignProfile, tenant }) {
    if (caller.kind === 'user' || !foreignProfile) return undefined;
    return odataRefusal(tenant.switches.profileForeign, 'PowerBINotAuthorizedException');
  },
};

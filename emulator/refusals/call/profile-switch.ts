import { emptyRefusal } from '../../envelopes.ts';
import { ROOT } from '../../operation-kind.ts';
import { isEnabledFor } from '../../tenant/enabled-for.ts';
import type { CallRefusal } from '../rule.ts';

/** The profiles themselves, and calls as one. Does not apply to users. */
export const profileSwitchOff: CallRefusal = {
  id: 'A18a',
  title: 'The tenant does not let this service principal use profiles',
  certainty: 'inferred',
  source: 'the setting is documented, the answer is not',
  refuse({ caller, operation, tenant }) {
    if (caller.kind === 'user') return undefined;
    if (caller.profileId === undefined && !operation?.path.startsWith(`${ROOT}/profiles`)) return undefined;
    if (isEnabledFor(tenant, 'AllowServicePrincipalsCreateAndUseProfiles', caller.objectId)) return undefined;
    return emptyRefusal(401, 'ServicePrincipalIsNotAllowedByTenantAdminSwitch');
  },
};

import { odataRefusal } from '../../envelopes.ts';
import { ROOT } from '../../operation-kind.ts';
import { isGatewayAdministrator } from '../../tenant/identities.ts';
import type { CallRefusal } from '../rule.ts';

/** One gateway is for its administrators. Does not apply to the list, which only leaves out the others. */
export const gatewayNotAdministered: CallRefusal = {
  id: 'A18d',
  title: 'The caller does not administer the gateway',
  certainty: 'reported',
  source: 'the description names the role; a user reports the status, the body is inferred',
  refuse({ caller, path, operation, tenant }) {
    if (!operation?.path.startsWith(`${ROOT}/gateways/{gatewayId}`)) return undefined;
    const gateway = Object.values(tenant.gateways).find(({ id }) => id === path['gatewayId']?.toLowerCase());
    if (gateway === undefined || isGatewayAdministrator(tenant, gateway, caller.objectId)) return undefined;
    return odataRefusal(401, 'PowerBINotAuthorizedException');
  },
};

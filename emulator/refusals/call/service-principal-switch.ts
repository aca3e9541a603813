import { emptyRefusal, notAccessibleForApplication } from '../../envelopes.ts';
import { isAdmin } from '../../operation-kind.ts';
import { isEnabledFor } from '../../tenant/enabled-for.ts';
import type { CallRefusal } from '../rule.ts';

/** A5. Does not apply to users. */
export const servicePrincipalSwitchOff: CallRefusal = {
  id: 'A5',
  title: 'The tenant does not let this service principal call the API',
  certainty: 'reported',
  source: "users' captures; that it also guards the admin APIs is inferred",
  refuse({ caller, operation, tenant }) {
    if (caller.kind === 'user') return undefined;
    if (isAdmin(operation) && !tenant.switches.servicePrincipalSwitchGuardsAdmin) return undefined;
    if (isEnabledFor(tenant, 'ServicePrincipalAccessPermissionAPIs', caller.objectId)) return undefined;
    switch (tenant.switches.servicePrincipalSwitchOff) {
      case 'header':
        return emptyRefusal(401, 'ServicePrincipalIsNotAllowedByTenantAdminSwitch');
      case 'envelope-401':
        return notAccessibleForApplication(401);
      case 'envelope-403':
        return notAccessibleForApplication(403);
    }
  },
};

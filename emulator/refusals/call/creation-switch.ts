import { emptyRefusal } from '../../envelopes.ts';
import { isEnabledFor } from '../../tenant/enabled-for.ts';
import type { CallRefusal } from '../rule.ts';

/** What the setting names: workspaces and deployment pipelines. Its "connections" are the Fabric API's. */
const CREATIONS = new Set(['Groups_CreateGroup', 'Pipelines_CreatePipeline']);

/** A18: reads may work while this does not, for its switch is another one, off by default in new tenants. Does not apply to users. */
export const creationSwitchOff: CallRefusal = {
  id: 'A18',
  title: 'The tenant does not let this service principal create workspaces and pipelines',
  certainty: 'inferred',
  source: 'the setting is documented, the answer is not',
  refuse({ caller, operation, tenant }) {
    if (caller.kind === 'user' || !CREATIONS.has(operation?.id ?? '')) return undefined;
    if (isEnabledFor(tenant, 'ServicePrincipalAccessGlobalAPIs', caller.objectId)) return undefined;
    return emptyRefusal(tenant.switches.creationSwitchOff, 'ServicePrincipalIsNotAllowedByTenantAdminSwitch');
  },
};

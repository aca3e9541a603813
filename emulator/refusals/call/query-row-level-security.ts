import { odataRefusal } from '../../envelopes.ts';
import { isExecuteQueries } from '../../operation-kind.ts';
import { isSecured } from '../../tenant/row-level-security.ts';
import type { CallRefusal } from '../rule.ts';

/** A15: documented as unsupported, even for an admin of the workspace. Does not apply to users, nor without a role: that model is not found. */
export const queryRowLevelSecurity: CallRefusal = {
  id: 'A15',
  title: 'An app queries a semantic model with row-level security',
  certainty: 'reported',
  source:
    "the documentation says that it is unsupported; users' captures have the answer; a measurement has the status for an app and another code for users",
  refuse({ caller, operation, path, role, tenant }) {
    if (caller.kind === 'user' || role === undefined || !isExecuteQueries(operation)) return undefined;
    if (!isSecured(tenant, path['datasetId'] ?? '')) return undefined;
    return odataRefusal(401, tenant.switches.queryRowLevelSecurity);
  },
};

import { odataRefusal } from '../../envelopes.ts';
import { isExecuteQueries } from '../../operation-kind.ts';
import { includes } from '../../tenant/role.ts';
import type { CallRefusal } from '../rule.ts';

/** A14: contributors and above have Build; a viewer is told that the semantic model does not exist. Does not apply without a role. */
export const queryWithoutBuild: CallRefusal = {
  id: 'A14',
  title: 'executeQueries without the Build permission',
  certainty: 'measured',
  source: "two probes with a user's token",
  refuse({ operation, role }) {
    if (!isExecuteQueries(operation) || role === undefined || includes(role, 'Contributor')) return undefined;
    return odataRefusal(404, 'PowerBIEntityNotFound');
  },
};

import { odataRefusal } from '../../envelopes.ts';
import { isExecuteQueries, isInWorkspace } from '../../operation-kind.ts';
import type { CallRefusal } from '../rule.ts';

/** A12b: executeQueries hides the workspace. Does not apply beside a workspace, nor unless the switch says so: by default A12 covers it. */
export const queryWithoutRole: CallRefusal = {
  id: 'A12b',
  title: 'executeQueries without a role in the workspace',
  certainty: 'reported',
  source:
    "six users' older captures; the newest measurement, with a service principal among the callers, has the answer of A12",
  refuse({ operation, role, tenant }) {
    if (!isInWorkspace(operation) || !isExecuteQueries(operation) || role !== undefined) return undefined;
    if (tenant.switches.executeQueriesNotAccessible === 'group-not-accessible') return undefined;
    return odataRefusal(404, 'PowerBIFolderNotFound');
  },
};

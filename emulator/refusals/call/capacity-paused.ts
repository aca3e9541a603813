import type { Operation } from '../../../catalogue/index.ts';
import { odataRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** What needs the engine: queries, refreshes, exports and new rows. Lists and settings do not. */
const needsEngine = /\/(executeQueries|refreshes|ExportTo|rows)$/i;

/** Section 4, cause 23. Does not apply to what is on shared capacity. */
export const capacityPaused: CallRefusal = {
  id: 'A15b',
  title: 'The capacity is paused',
  certainty: 'reported',
  source: 'users’ reports have the code; the statuses differ and the envelope is inferred',
  refuse({ operation, capacityPaused: paused, tenant }) {
    if (!paused || !isForEngine(operation)) return undefined;
    return odataRefusal(tenant.switches.capacityPaused, 'CapacityNotActive');
  },
};

function isForEngine(operation: Operation | undefined): boolean {
  return operation?.method === 'POST' && needsEngine.test(operation.path);
}

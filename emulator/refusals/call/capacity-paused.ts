import { odataRefusal } from '../../envelopes.ts';
import { isForEngine } from '../../operation-kind.ts';
import type { CallRefusal } from '../rule.ts';

/** Does not apply to what is on shared capacity, nor to lists and settings. */
export const capacityPaused: CallRefusal = {
  id: 'A15b',
  title: 'The capacity is paused',
  certainty: 'reported',
  source: "users' reports have the code; the statuses differ and the envelope is inferred",
  refuse({ operation, capacityPaused: paused, tenant }) {
    if (!paused || !isForEngine(operation)) return undefined;
    return odataRefusal(tenant.switches.capacityPaused, 'CapacityNotActive');
  },
};

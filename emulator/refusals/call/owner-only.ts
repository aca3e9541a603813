import type { Operation } from '../../../catalogue/index.ts';
import { messageRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** What the description reserves for the owner: the model itself, its parameters, data sources and schedules. */
const forOwners = new Set(['Datasets_UpdateDataset', 'Datasets_UpdateParameters', 'Datasets_UpdateDatasources', 'Datasets_UpdateRefreshSchedule', 'Datasets_UpdateDirectQueryRefreshSchedule']);

/** A26: a role in the workspace, even that of an admin, is not enough; taking over is. */
export const ownerOnly: CallRefusal = {
  id: 'A26',
  title: 'The caller does not own the semantic model',
  certainty: 'reported',
  source: 'the description names the owner; users report the sentence for three of the five operations; the status is inferred',
  refuse({ operation, foreignModel, tenant }) {
    if (!foreignModel || !isForOwner(operation)) return undefined;
    return messageRefusal(tenant.switches.ownerOnly, 'InvalidRequest', 'This operation is only supported for the dataset owner');
  },
};

function isForOwner(operation: Operation | undefined): boolean {
  return operation !== undefined && forOwners.has(operation.id.replace(/InGroup$/, ''));
}

import { withoutInGroup } from '../../../catalogue/powerbi/curated/in-group.ts';
import type { Operation } from '../../../catalogue/model/types.ts';
import { messageRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** Of the five operations that the description reserves for the owner, those for which users report the sentence. */
const FOR_OWNERS = new Set([
  'Datasets_UpdateParameters',
  'Datasets_UpdateDatasources',
  'Datasets_UpdateRefreshSchedule',
]);

/** A26: a role in the workspace, even that of an admin, is not enough; taking over is. */
export const ownerOnly: CallRefusal = {
  id: 'A26',
  title: 'The caller does not own the semantic model',
  certainty: 'reported',
  source: 'the description names the owner; users report the sentence for these operations; the status is inferred',
  refuse({ operation, foreignModel, tenant }) {
    if (!foreignModel || !isForOwner(operation)) return undefined;
    return messageRefusal(
      tenant.switches.ownerOnly,
      'InvalidRequest',
      'This operation is only supported for the dataset owner',
    );
  },
};

function isForOwner(operation: Operation | undefined): boolean {
  return operation !== undefined && FOR_OWNERS.has(withoutInGroup(operation.id));
}

import { withoutInGroup } from '../../../catalogue/powerbi/curated/in-group.ts';
import { messageRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** A26a. Does not apply unless the switch says so: the description reserves other settings of a model for its owner, not this one. */
export const bindOwnerOnly: CallRefusal = {
  id: 'A26a',
  title: 'Somebody else than the owner of the semantic model binds it to a gateway',
  certainty: 'inferred',
  source: 'users report it of bindings of the Fabric API; the answer is that of A26',
  refuse({ operation, foreignModel, tenant }) {
    if (!foreignModel || tenant.switches.bindByOthers === 'open') return undefined;
    if (operation === undefined || withoutInGroup(operation.id) !== 'Datasets_BindToGateway') return undefined;
    return messageRefusal(
      tenant.switches.ownerOnly,
      'InvalidRequest',
      'This operation is only supported for the dataset owner',
    );
  },
};

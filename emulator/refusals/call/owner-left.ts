import { odataRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** A27: the data sources are looked up as the owner. Does not apply to the admin APIs. */
export const ownerLeft: CallRefusal = {
  id: 'A27',
  title: 'The owner of the semantic model was removed from Entra',
  certainty: 'reported',
  source: 'three reports have status and code; the rest of the body is inferred',
  refuse({ operation, ownerLeft: left }) {
    if (!left || !/^Datasets_GetDatasources(InGroup)?$/.test(operation?.id ?? '')) return undefined;
    return odataRefusal(404, 'DMTS_UserNotFoundInADGraphError');
  },
};

import { messageRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

type AboutModel = ContentRefusal<readonly [datasetId: string]>;

const SOURCE = "users' reports have the sentence and the code; that they name the model in this place is inferred";

/** A38: only row-level security has a use for an identity. */
export const identityUnwanted: AboutModel = {
  id: 'A38',
  title: 'An embed token names an identity for a model without row-level security',
  certainty: 'reported',
  source: SOURCE,
  answer: (datasetId) => embedRefusal(datasetId, "shouldn't have effective identity"),
};

/** A38a: without an identity row-level security would have nobody to go by. */
export const identityMissing: AboutModel = {
  id: 'A38a',
  title: 'An embed token names no identity for a model with row-level security',
  certainty: 'reported',
  source: SOURCE,
  answer: (datasetId) => embedRefusal(datasetId, 'requires effective identity to be provided'),
};

/** A38b: the name alone does not say which rows. */
export const rolesMissing: AboutModel = {
  id: 'A38b',
  title: 'An embed token names an identity without roles for a model with row-level security',
  certainty: 'reported',
  source: SOURCE,
  answer: (datasetId) => embedRefusal(datasetId, 'requires roles to be included in provided effective identity'),
};

function embedRefusal(datasetId: string, what: string): ReturnType<AboutModel['answer']> {
  return messageRefusal(400, 'InvalidRequest', `Creating embed token for accessing dataset ${datasetId} ${what}`);
}

import { emptyRefusal, messageRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

type AboutModel = ContentRefusal<readonly [datasetId: string]>;

/** A38: only row-level security has a use for an identity. */
export const identityUnwanted = aboutModel(
  'A38',
  'An embed token names an identity for a model without row-level security',
  "shouldn't have effective identity",
);

/** A38a: without an identity row-level security would have nobody to go by. */
export const identityMissing = aboutModel(
  'A38a',
  'An embed token names no identity for a model with row-level security',
  'requires effective identity to be provided',
);

/** A38b: the name alone does not say which rows. */
export const rolesMissing = aboutModel(
  'A38b',
  'An embed token names an identity without roles for a model with row-level security',
  'requires roles to be included in provided effective identity',
);

/** A38c: without a capacity there is a trial quota. Nobody knows how large it is, so a switch uses it up. */
export const embedQuotaUsedUp: ContentRefusal = {
  id: 'A38c',
  title: 'The embed tokens without a capacity are used up',
  certainty: 'documented',
  source: 'the documentation has the quota and the status; nothing is known of the body',
  answer: () => emptyRefusal(403),
};

function aboutModel(id: string, title: string, what: string): AboutModel {
  return {
    id,
    title,
    certainty: 'reported',
    source: "users' reports have the sentence and the code; that they name the model in this place is inferred",
    answer: (datasetId) =>
      messageRefusal(400, 'InvalidRequest', `Creating embed token for accessing dataset ${datasetId} ${what}`),
  };
}

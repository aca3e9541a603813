import { validationRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A34: the answer has no body, but the type of a file. */
export const dayTooFarBack: ContentRefusal = {
  id: 'A34',
  title: 'The day is further back than the activity log reaches',
  certainty: 'reported',
  source: 'three issues have status and empty body; one cures it with 28 days in place of 30',
  answer: () => ({ status: 400, headers: { 'content-type': 'application/octet-stream' } }),
};

/** A35: the changes of the last minutes are not known yet, those of long ago no longer. */
export const modifiedSinceOutOfRange: ContentRefusal = {
  id: 'A35',
  title: 'modifiedSince is not between 30 minutes and 30 days ago',
  certainty: 'inferred',
  source: 'the description has the range; status and body are inferred',
  answer: () => validationRefusal('The value of modifiedSince is missing or not valid.', 'modifiedSince'),
};

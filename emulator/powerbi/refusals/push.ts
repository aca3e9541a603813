import { messageRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A33: tables are changed, and rows added and deleted, only in a model that was made for pushing. */
export const notPushModel: ContentRefusal<readonly [datasetId: string]> = {
  id: 'A33',
  title: 'The model is not a push model',
  certainty: 'reported',
  source: 'an issue and client code quote the sentence',
  answer: (datasetId) => messageRefusal(404, 'ItemNotFound', `Dataset ${datasetId} is not Push API dataset.`),
};

/** A56: what is over the limit is not taken, and neither is the rest of the request. */
export const rowsUsedUp: ContentRefusal<readonly [seconds: number]> = {
  id: 'A56',
  title: 'The model has got its million rows of this hour',
  certainty: 'documented',
  source:
    'the documentation has the number, the status and Retry-After; an issue has the sentence, its code is inferred',
  answer: (seconds) => ({
    ...messageRefusal(429, 'TooManyRequests', 'Maximum number of rows exceeded in time window. Please retry later'),
    headers: { 'Retry-After': String(seconds) },
  }),
};

/** A56a: counted in signs. */
export const textTooLong: ContentRefusal = {
  id: 'A56a',
  title: 'A row has a text of more than 4,000 characters',
  certainty: 'inferred',
  source: 'the documentation has the number; status and body are inferred',
  answer: () => messageRefusal(400, 'InvalidRequest', 'Parameter rows is missing or invalid'),
};

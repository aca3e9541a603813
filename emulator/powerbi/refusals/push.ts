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

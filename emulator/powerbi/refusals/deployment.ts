import { odataRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A39: a workspace's app is published by hand the first time. */
export const noAppToUpdate: ContentRefusal = {
  id: 'A39',
  title: 'A deployment is to update the app of a workspace that has none',
  certainty: 'reported',
  source: 'an issue of a client has the status; nothing is known of the body',
  answer: () => ({ status: 400 }),
};

/** A50: an answer of the first years. */
export const deployByApp: ContentRefusal = {
  id: 'A50',
  title: 'An app deploys',
  certainty: 'reported',
  source: 'an issue of 2021 has status and code; that the rest is as usual is inferred',
  answer: () => odataRefusal(400, 'ALM_InvalidRequest_ServicePrincipalNotSupported'),
};

/** A51: on assigning a workspace to a stage. */
export const stageWithoutCapacity: ContentRefusal = {
  id: 'A51',
  title: 'A stage gets a workspace that is on no capacity',
  certainty: 'reported',
  source: 'the instructions of a sample have the code; the status is inferred',
  answer: () => odataRefusal(400, 'Alm_InvalidRequest_WorkspaceHasNoCapacity'),
};

/** A52: such as one of another stage. */
export const itemNotInStage: ContentRefusal = {
  id: 'A52',
  title: 'A deployment names an item that the stage does not have',
  certainty: 'inferred',
  source: 'an issue reports that the item was not found; status and code are inferred',
  answer: () => odataRefusal(404, 'PowerBIEntityNotFound'),
};

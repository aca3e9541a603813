import type { ContentRefusal } from './rule.ts';

/** A39: a workspace's app is published by hand the first time. */
export const noAppToUpdate: ContentRefusal = {
  id: 'A39',
  title: 'A deployment is to update the app of a workspace that has none',
  certainty: 'reported',
  source: 'an issue of a client has the status; nothing is known of the body',
  answer: () => ({ status: 400 }),
};

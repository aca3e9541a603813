import { messageRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A23: an enhanced refresh beside any other. */
export const enhancedRefreshRunning: ContentRefusal = {
  id: 'A23',
  title: 'An enhanced refresh is started while a refresh of the model runs',
  certainty: 'documented',
  source: 'the documentation has the status; nothing is known of the body',
  answer: () => ({ status: 409 }),
};

/** A23a: the plain refresh, with a notify option or nothing at all. */
export const refreshRunning: ContentRefusal = {
  id: 'A23a',
  title: 'A plain refresh is started while a refresh of the model runs',
  certainty: 'reported',
  source: 'client code and a blog quote the body',
  answer: () =>
    messageRefusal(
      400,
      'InvalidRequest',
      'Invalid dataset refresh request. Another refresh request is already executing',
    ),
};

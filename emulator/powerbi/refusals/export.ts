import { emptyRefusal, messageRefusal, tooManyRequests } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A44: the original of a report can be had anywhere, prints of it only on a capacity. */
export const exportWithoutCapacity: ContentRefusal = {
  id: 'A44',
  title: 'A report is exported to a file in a workspace without a capacity',
  certainty: 'reported',
  source: 'an issue of an app has the status, while its lists are answered; nothing is known of the body',
  answer: () => emptyRefusal(403),
};

/** A44a: the number is documented. */
export const tooManyPages: ContentRefusal = {
  id: 'A44a',
  title: 'An export has more than 50 pages',
  certainty: 'inferred',
  source: 'the documentation has the number; status and body are inferred',
  answer: () =>
    messageRefusal(400, 'InvalidRequest', 'Parameter powerBIReportConfiguration.pages is missing or invalid'),
};

/** A44b: how many run at a time depends on the SKU. */
export const exportQueueFull: ContentRefusal = {
  id: 'A44b',
  title: 'The queue of exports is full',
  certainty: 'documented',
  source: 'the documentation has the status; that the rest is as for other limits is inferred',
  answer: () => tooManyRequests(1),
};

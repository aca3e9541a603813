import type { Answer } from '../../call.ts';
import { messageRefusal, odataRefusal } from '../../envelopes.ts';
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

/** A40: what is more than a notify option makes a refresh an enhanced one. */
export const enhancedWithoutCapacity: ContentRefusal = {
  id: 'A40',
  title: 'An enhanced refresh is started on shared capacity',
  certainty: 'inferred',
  source: 'the description excludes it; status and body are inferred',
  answer: () => invalid('Enhanced refresh is not supported for shared capacities'),
};

/** A41: those of the schedule count as well. */
export const refreshesUsedUp: ContentRefusal = {
  id: 'A41',
  title: 'The eight refreshes of the day on shared capacity are used up',
  certainty: 'inferred',
  source: 'the description has the number; status and body are inferred',
  answer: () => invalid('The number of refreshes has exceeded the limit of 8 a day'),
};

/** A42: only a plain refresh notifies. */
export const notifyOptionOfEnhanced: ContentRefusal = {
  id: 'A42',
  title: 'An enhanced refresh has a notify option',
  certainty: 'inferred',
  source: 'the description excludes it, although its example has it; status and body are inferred',
  answer: () => invalid('notifyOption must be excluded from an enhanced refresh'),
};

/** A42a: an app has no mailbox. */
export const notifyOptionOfApp: ContentRefusal = {
  id: 'A42a',
  title: 'An app asks for mails about a refresh',
  certainty: 'inferred',
  source: 'the description calls the option not applicable; status and body are inferred',
  answer: () => invalid('notifyOption is not applicable to a service principal'),
};

/** A43: the history has it. */
export const plainRefreshById: ContentRefusal = {
  id: 'A43',
  title: 'A plain refresh is read or cancelled by its id',
  certainty: 'inferred',
  source: 'both are documented for enhanced refreshes only; the answer is that to an unknown id',
  answer: () => odataRefusal(404, 'PowerBIEntityNotFound'),
};

function invalid(reason: string): Answer {
  return messageRefusal(400, 'InvalidRequest', `Invalid dataset refresh request. ${reason}`);
}

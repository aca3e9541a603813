import { messageRefusal } from '../../envelopes.ts';
import { isInWorkspace } from '../../operation-kind.ts';
import type { CallRefusal } from '../rule.ts';

/** Somebody's My workspace is no group. Does not apply to the admin APIs. */
export const personalWorkspace: CallRefusal = {
  id: 'A12a',
  title: 'The id is that of a personal workspace',
  certainty: 'reported',
  source: "users' reports; the message's words are inferred",
  refuse({ operation, personalWorkspace: personal }) {
    if (!isInWorkspace(operation) || !personal) return undefined;
    return messageRefusal(
      401,
      'GroupNotAccessible',
      'Group APIs are not permitted for a personal workspace.',
      'GroupNotAccessible',
    );
  },
};

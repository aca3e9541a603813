import { odataRefusal } from '../../envelopes.ts';
import { isForEngine } from '../../operation-kind.ts';
import type { CallRefusal } from '../rule.ts';

/** A28: a licence per user is for people. Does not apply to users, nor to lists and settings. */
export const premiumPerUser: CallRefusal = {
  id: 'A28',
  title: 'An app calls the engine in a workspace on Premium Per User',
  certainty: 'reported',
  source:
    'one issue has the code; status and envelope are those of A10a, and the calls that it applies to are inferred',
  refuse({ caller, operation, premiumPerUser: licensed }) {
    if (caller.kind === 'user' || !licensed || !isForEngine(operation)) return undefined;
    return odataRefusal(401, 'PowerBINotLicensedException');
  },
};

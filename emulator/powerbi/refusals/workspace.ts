import { messageRefusal, odataRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A29: adding does not change a role, and is not a conflict either. */
export const alreadyInWorkspace: ContentRefusal = {
  id: 'A29',
  title: 'The principal has a role in the workspace already',
  certainty: 'reported',
  source: 'client code that handles exactly this answer; one comments that it is 400 and not 409',
  answer: () => odataRefusal(400, 'AddingAlreadyExistsGroupUserNotSupportedError'),
};

/** A29a: also for the client id of an app and the object id of its registration. */
export const identifierInvalid: ContentRefusal = {
  id: 'A29a',
  title: 'The identifier cannot be that of a principal',
  certainty: 'inferred',
  source: 'users report the sentence for another property of the same body',
  answer: () => messageRefusal(400, 'InvalidRequest', 'Parameter userDetails.Identifier is missing or invalid'),
};

/** A30: among the workspaces that are not deleted. That case makes no difference is inferred. */
export const workspaceNameTaken: ContentRefusal = {
  id: 'A30',
  title: 'A workspace has this name already',
  certainty: 'reported',
  source:
    'client code and the recorded answers of its tests have status and code; that the rest is as usual is inferred',
  answer: () => odataRefusal(400, 'PowerBIEntityAlreadyExists'),
};

/** A49: being an admin of the workspace is not enough. */
export const capacityNotAssignable: ContentRefusal = {
  id: 'A49',
  title: 'The caller may not assign workspaces to the capacity',
  certainty: 'inferred',
  source: 'the description names the right; status and body are inferred',
  answer: () => odataRefusal(403, 'PowerBINotAuthorizedException'),
};

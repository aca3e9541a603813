import type { Answer } from '../../call.ts';
import { emptyRefusal, messageRefusal, odataRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A model or a report that has the name of an import. */
export interface Namesake {
  readonly id: string;
  readonly name: string;
}

/** A32: a file is a package, which begins as every zip file does; what is encrypted does not. */
export const fileUnreadable: ContentRefusal = {
  id: 'A32',
  title: 'The file is not a package that can be read',
  certainty: 'reported',
  source: 'an issue and client code have status and code; which files are meant is inferred',
  answer: () => odataRefusal(400, 'RequestedFileIsEncryptedOrCorrupted'),
};

/** A32a: `nameConflict=Abort`. */
export const nameTaken: ContentRefusal = {
  id: 'A32a',
  title: 'The import is to stop where a model has its name',
  certainty: 'reported',
  source: "users' reports have status and code; the rest is inferred",
  answer: () => odataRefusal(409, 'DuplicatePackageFoundError'),
};

/** A32b: `nameConflict=Overwrite`. */
export const nothingToOverwrite: ContentRefusal = {
  id: 'A32b',
  title: 'The import is to overwrite, and no model has its name',
  certainty: 'reported',
  source: 'an issue has the whole body',
  answer: () => duplicateRefusal(404, 'DuplicatePackageNotFoundError', null),
};

/** A32c: either way of overwriting. */
export const severalToOverwrite: ContentRefusal<readonly [namesakes: readonly Namesake[]]> = {
  id: 'A32c',
  title: 'The import is to overwrite, and several models have its name',
  certainty: 'reported',
  source:
    'an issue has status, code and the list; that the rest is as in A32b is inferred, and so are the names in the list',
  answer: (namesakes) => duplicateRefusal(409, 'MoreThanOneDuplicatePackageFoundError', JSON.stringify(namesakes)),
};

/** A53: the address is right, and empty. */
export const nothingUploaded: ContentRefusal = {
  id: 'A53',
  title: 'The import names an upload that has no file',
  certainty: 'inferred',
  source: 'the description has the steps; status and body are inferred',
  answer: () => messageRefusal(400, 'InvalidRequest', 'Parameter fileUrl is missing or invalid'),
};

/** A54: a report with a live connection has no model of its own. */
export const modelOutOfReach: ContentRefusal = {
  id: 'A54',
  title: 'The report is connected to a model that is gone or closed to the caller',
  certainty: 'reported',
  source: 'two clients handle the code; status and the rest of the body are inferred',
  answer: () => odataRefusal(400, 'PowerBIModelNotFoundException'),
};

/** A54a: the same report, connected to the semantic model and not to the endpoint, was accepted. */
export const liveOverXmla: ContentRefusal = {
  id: 'A54a',
  title: 'An app imports a report that is connected over the XMLA endpoint',
  certainty: 'reported',
  source: 'one voice has the status; nothing is known of the body',
  answer: () => emptyRefusal(401),
};

/** A55: of the ways to deal with a name that is taken, a paginated report has two. */
export const conflictOfPaginated: ContentRefusal = {
  id: 'A55',
  title: 'A paginated report is imported with another nameConflict than Abort and Overwrite',
  certainty: 'inferred',
  source: 'the description has the rule, and an issue confirms it; status and body are inferred',
  answer: () => messageRefusal(400, 'InvalidRequest', 'Parameter nameConflict is missing or invalid'),
};

/** The envelope of both, which lacks the culprit of the usual one. */
function duplicateRefusal(status: number, code: string, matches: string | null): Answer {
  return {
    status,
    body: { error: { code, 'pbi.error': { code, parameters: { DuplicatePackagesFullMatch: matches }, details: [] } } },
  };
}

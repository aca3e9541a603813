import type { Answer } from '../../call.ts';
import { odataRefusal } from '../../envelopes.ts';
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

/** The envelope of both, which lacks the culprit of the usual one. */
function duplicateRefusal(status: number, code: string, matches: string | null): Answer {
  return {
    status,
    body: { error: { code, 'pbi.error': { code, parameters: { DuplicatePackagesFullMatch: matches }, details: [] } } },
  };
}

import { odataBody } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { isQuery } from './query.ts';

/** The list stands before the last parameter of the path. */
const LIST = /^(.*)(?:\/|\('?)\{(\w+)\}[^{]*$/;

/** What no list has. */
const UNLISTED = /^(exportId|scanId|userId|transactionId|noteId)$/;

/** An id in the path. Does not apply to queries, whose 404 may mean a missing permission, nor to other named reasons, nor to a path without an id. */
export const entityNotFound: Rule = {
  code: 'PBI_ENTITY_NOT_FOUND',
  title: 'An id in the path is not known here',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.restApi,
  source: 'PowerBIEntityNotFound is documented and reported; a 404 without a code is inferred',
  evidence: '404 with a …NotFound code, or without any, on a known operation',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/reports/{reportId}',
    status: 404,
    body: odataBody('PowerBIEntityNotFound'),
  },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries',
    method: 'POST',
    status: 404,
    body: odataBody('PowerBIEntityNotFound'),
  },
  explain(view) {
    const { service, status, operation, answer, isAdmin } = view;
    const reason = answer.code || answer.info;
    if (service !== 'powerbi' || isQuery(view) || view.says('PowerBIFolderNotFound')) return null;
    const named =
      status >= 400 &&
      (/^PowerBIEntityNotFound$/i.test(reason) || (status === 404 && operation !== null && /NotFound$/i.test(reason)));
    const bare =
      status === 404 && operation?.path.includes('{') === true && reason === '' && answer.envelope === 'empty';
    if (!named && !bare) return null;
    const [, list, parameter] = LIST.exec(operation?.path ?? '') ?? [];
    return {
      why: named
        ? `The answer names ${reason}.`
        : 'A known path answers 404 without a reason: its object does not exist for this caller.',
      fix: [
        list && parameter && !UNLISTED.test(parameter)
          ? `Send GET ${list} and take ${parameter} from there.`
          : 'Take the id from the answer that gave it; those of exports and scans are valid for a day.',
        `A report's id is not its semantic model's${isAdmin ? '' : ', and the object must be in the workspace that the path names'}.`,
      ],
      certainty: named ? 'documented' : 'inferred',
    };
  },
};

import { odataBody } from '../../examples/example-parts.ts';
import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { isQuery, modelOf } from './query.ts';
import { isRefusedInside } from './refusal.ts';

/** A refused query that names no reason: three causes answer alike. */
export const queryRefused: Rule = {
  code: 'PBI_EXECUTE_QUERIES_REFUSED',
  title: 'The query is refused: its setting, row-level security or single sign-on',
  stage: 'shape',
  certainty: 'reported',
  docs: pages.executeQueries,
  source: 'the limits are documented; PowerBINotAuthorizedException is reported, even for an admin of the workspace',
  evidence: 'PowerBINotAuthorizedException on executeQueries, or no reason while other calls are answered',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries',
    method: 'POST',
    status: 401,
    body: odataBody('PowerBINotAuthorizedException'),
    neighbours: [{ operation: 'Datasets_GetDatasetsInGroup', outcome: 'answered' }],
  },
  nearMiss: { path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries', method: 'POST', status: 401 },
  explain(view) {
    if (!isQuery(view) || !isRefusedInside(view)) return null;
    const app = view.caller !== 'user';
    return {
      why: `A query of ${modelOf(view)} is refused; the answer does not say which of the causes it is.`,
      fix: [
        app
          ? "Query a model without row-level security and single sign-on: if that succeeds, this model is closed to service principals and needs a user's token."
          : "Query another model: if that succeeds, this model's permissions are the cause.",
        `If every query is refused: have a Fabric administrator switch on ${settingNames.executeQueries}.`,
        'If Get Dataset In Group is also refused, the role in the workspace is missing: Viewer, with Build on the model.',
      ],
    };
  },
};

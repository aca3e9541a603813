import { odataBody } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { enterpriseApp } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { isQuery, modelOf } from './query.ts';

/** A query's 404: without Build the service denies that the model exists. Does not apply to other calls, where a 404 means the id. */
export const buildMissing: Rule = {
  code: 'PBI_BUILD_MISSING',
  title: 'No Build permission on the semantic model, or a wrong id',
  stage: 'reason',
  certainty: 'measured',
  docs: pages.build,
  source: "two probes with a user's token",
  evidence: 'PowerBIEntityNotFound on executeQueries',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries',
    method: 'POST',
    status: 404,
    body: odataBody('PowerBIEntityNotFound'),
  },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}',
    status: 404,
    body: odataBody('PowerBIEntityNotFound'),
  },
  explain(view) {
    if (!isQuery(view) || !view.says('PowerBIEntityNotFound')) return null;
    const exists = view.saw(/^Datasets_GetDataset(InGroup)?$/, 'answered');
    return {
      why: `The answer to a query is that ${modelOf(view)} does not exist${exists ? ', while reading a semantic model succeeds' : ''}. A caller without Build gets the same answer.`,
      fix: [
        ...(exists
          ? []
          : [
              "Send Get Dataset In Group with the same ids. If it succeeds, Build is missing; if not, the id is wrong (a report's id is not its model's).",
            ]),
        `Give ${view.caller === 'user' ? 'the user' : enterpriseApp(view)} Build on the model (Manage permissions), with the role Viewer in the workspace. The role Contributor includes Build.`,
      ],
    };
  },
};

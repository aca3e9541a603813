import { odataBody } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { quoted } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { isQuery } from './query.ts';

/** The engine's own words about a query, deep in the body. */
function engineSays(json: unknown): string {
  const value = /"value":"((?:[^"\\]|\\.)+)"/.exec(JSON.stringify(json) ?? '')?.[1] ?? '';
  return value.replace(/\\[rn]/g, ' ').replace(/\\(.)/g, '$1');
}

/** Does not apply to refusals: the query reached the engine. */
export const queryFailed: Rule = {
  code: 'PBI_QUERY_FAILED',
  title: 'The query itself is wrong',
  stage: 'reason',
  certainty: 'measured',
  docs: pages.executeQueries,
  source: 'the code is measured, its details are inferred',
  evidence: '400 DatasetExecuteQueriesError on executeQueries, or without an address',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries',
    method: 'POST',
    status: 400,
    body: odataBody('DatasetExecuteQueriesError'),
  },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries',
    method: 'POST',
    status: 400,
    body: { error: { code: 'DatasetExecuteQueriesError', 'pbi.error': { details: [{ code: 'CapacityNotActive' }] } } },
  },
  explain(view) {
    if (view.status !== 400 || !(isQuery(view) || view.path === '') || !view.says('DatasetExecuteQueriesError'))
      return null;
    if (
      /CapacityNotActive|OpenConnectionError|capacity limits|exceeded its limits|XMLA endpoint feature|Failed to execute the DAX query/i.test(
        view.evidence.body,
      )
    )
      return null;
    const said = engineSays(view.answer.json);
    return {
      why: said ? `The engine says: ${quoted(said)}` : 'The call was allowed, and the engine could not run the query.',
      fix: [
        'Correct the DAX (EVALUATE …; one query, one table); try it in the DAX query view or DAX Studio.',
        'To test the access alone, send: EVALUATE ROW("x", 1)',
      ],
    };
  },
};

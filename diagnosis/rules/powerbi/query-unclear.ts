import { odataBody } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { quoted } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { engineSays, isAboutConnection, isAboutQuery, isAboutRight, isRefusedByEngine } from './query-words.ts';

/** The general code, with other words or none: it also comes where the query is right. */
export const queryUnclear: Rule = {
  code: 'PBI_QUERY_UNCLEAR',
  title: 'The query was refused; the reason is in its words',
  stage: 'reason',
  certainty: 'inferred',
  docs: pages.executeQueries,
  source: 'the code is measured; it comes with the words of the engine, of which there is no list',
  evidence: '400 DatasetExecuteQueriesError on executeQueries, or without an address, with other words or none',
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
    const said = engineSays(view);
    if (!isRefusedByEngine(view) || isAboutQuery(said) || isAboutRight(said) || isAboutConnection(said)) return null;
    return {
      why: said
        ? `The engine says: ${quoted(said)} Whether the query, the model or a right is the reason, no rule here knows.`
        : 'The code is all that is known. It comes with a query that is wrong, and with a model that the caller cannot open.',
      fix: [
        ...(said ? [] : ['Read details in the body of the answer: they have the words of the engine.']),
        'To find out which, send EVALUATE ROW("x", 1) to the same model: if it succeeds, correct the DAX.',
        'If it also fails, query another model with the same token: if that succeeds, this model or the rights on it are the cause.',
      ],
    };
  },
};

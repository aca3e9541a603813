import { engineAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { quoted } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { engineSays, isAboutConnection, isAboutQuery, isAboutRight, isRefusedByEngine } from './query-words.ts';

/** Does not apply to refusals, nor to words that are not about the text of the query. */
export const queryFailed: Rule = {
  code: 'PBI_QUERY_FAILED',
  title: 'The query itself is wrong',
  stage: 'reason',
  certainty: 'measured',
  docs: pages.executeQueries,
  source: 'the code is measured, its details are inferred',
  evidence:
    '400 DatasetExecuteQueriesError on executeQueries, or without an address, with words about syntax, a column or a table',
  example: engineAnswer("Query (1, 10) Cannot find table 'Sales'."),
  nearMiss: engineAnswer('The user does not have permission to call the Discover method.'),
  explain(view) {
    const said = engineSays(view);
    if (!isRefusedByEngine(view) || !isAboutQuery(said) || isAboutRight(said) || isAboutConnection(said)) return null;
    return {
      why: `The engine says: ${quoted(said)}`,
      fix: [
        'Correct the DAX (EVALUATE …; one query, one table); try it in the DAX query view or DAX Studio.',
        'To test the access alone, send: EVALUATE ROW("x", 1)',
      ],
    };
  },
};

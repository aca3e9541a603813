import { engineAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { quoted } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { buildOnModel, rowsOfModel } from './query-cures.ts';
import { engineSays, isAboutConnection, isAboutRight, isOfEngine } from './query-words.ts';

/** The model could not be opened for this caller. */
export const queryNotConnected: Rule = {
  code: 'PBI_QUERY_NO_CONNECTION',
  title: 'The model could not be opened for this caller; the query was not run',
  stage: 'reason',
  certainty: 'inferred',
  docs: pages.executeQueries,
  source: 'concluded from the words; which of the causes it is, no source says',
  evidence: 'DatasetExecuteQueriesError, or an answer to a query, with words about a connection that cannot be opened',
  example: engineAnswer('Failed to open the MSOLAP connection.'),
  nearMiss: engineAnswer("Query (1, 10) Cannot find table 'Sales'."),
  explain(view) {
    const said = engineSays(view);
    if (!isOfEngine(view, /\bopen the MSOLAP connection\b/i) || isAboutRight(said) || !isAboutConnection(said))
      return null;
    return {
      why: `The engine says: ${quoted(said)} So it did not come as far as the DAX. Why it could not connect, it does not say.`,
      fix: [
        'Send EVALUATE ROW("x", 1) to another model of the workspace: if that succeeds, this model or the rights on it are the cause.',
        buildOnModel(view),
        ...rowsOfModel(view),
        'If every model fails: check whether the capacity runs, and whether XMLA endpoints are allowed in the tenant and the capacity.',
      ],
    };
  },
};

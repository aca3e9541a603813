import { engineAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { quoted } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { buildOnModel, rowsOfModel } from './query-cures.ts';
import { engineSays, isAboutRight, isOfEngine } from './query-words.ts';

/** Words about a right: the query was not looked at. */
export const queryNotPermitted: Rule = {
  code: 'PBI_QUERY_NO_RIGHT',
  title: 'The caller may not query this model; the query itself is not the reason',
  stage: 'reason',
  certainty: 'inferred',
  docs: pages.build,
  source:
    'concluded from the words; that a query needs Build, and that apps cannot query models with row-level security or single sign-on, is documented',
  evidence: 'DatasetExecuteQueriesError with words about a permission or an access, or the Discover method',
  example: engineAnswer('The user does not have permission to call the Discover method.'),
  nearMiss: engineAnswer("Query (1, 10) Cannot find table 'Sales'."),
  explain(view) {
    const said = engineSays(view);
    if (!isOfEngine(view, /\bcall the Discover method\b/i) || !isAboutRight(said)) return null;
    return {
      why: `The engine says: ${quoted(said)} It speaks of a right, not of the DAX; which right, it does not say.`,
      fix: [
        'Send EVALUATE ROW("x", 1) to a model that the caller can query: if that succeeds, the rights on this model are the cause.',
        buildOnModel(view),
        ...rowsOfModel(view),
      ],
    };
  },
};

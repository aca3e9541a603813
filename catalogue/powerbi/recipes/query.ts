import type { Recipe } from '../../model/recipe.ts';
import { findModel, findWorkspace } from './find.ts';

/** Asks a semantic model a question in DAX. */
export const query: Recipe = {
  id: 'query',
  title: 'Query a model',
  short: 'Query',
  does: 'Run a DAX query and show its rows',
  changes: 'Nothing is changed.',
  byHand:
    'Type `groupId` and `datasetId` into the environment. Write the query into the body of *Execute Queries In Group*, and send that.',
  inputs: ['workspace', 'model', 'dax', 'impersonatedUserName'],
  required: ['workspace', 'model'],
  // Those of the result.
  columns: [],
  steps: [
    findWorkspace,
    findModel,
    {
      id: 'query',
      name: 'Run the query',
      operation: 'Datasets_ExecuteQueriesInGroup',
      body: '{{queryBody}}',
      about:
        'One query with one table: at most 100,000 rows, a million values or 15 MB. A larger result is cut off, with an error inside a success: the recipe fails then. An app cannot query a model with row-level security.',
    },
  ],
};

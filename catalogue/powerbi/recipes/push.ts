import type { Recipe } from '../../model/recipe.ts';
import { findModel, findWorkspace } from './find.ts';

/** Pushes rows into a model that was made for it. */
export const push: Recipe = {
  id: 'push',
  title: 'Push rows',
  short: 'Push',
  does: 'Push rows into a table of a push model',
  changes:
    'Adds the rows to the table: a second run adds them again. Without `model` it is a rehearsal: a push model whose name begins with "powerbi-postman" is created and gets two rows. It is deleted at the end, also after a failure.',
  byHand:
    'Type `groupId` and `datasetId` into the environment. Write the rows into the body of *Post Rows In Group*, and the table under Params. Send that.',
  inputs: ['workspace', 'model', 'table', 'rows', 'recipeMinutes', 'pollSeconds'],
  required: ['workspace'],
  columns: ['model', 'table', 'from', 'to', 'of'],
  steps: [
    findWorkspace,
    findModel,
    {
      id: 'create',
      name: 'Create a push model',
      operation: 'Datasets_PostDatasetInGroup',
      body: '{{pushModelBody}}',
      about: 'Only in a rehearsal.',
    },
    {
      id: 'tables',
      name: 'Find the table',
      operation: 'Datasets_GetTablesInGroup',
      about: 'Finds `table`. An ordinary model takes no rows.',
    },
    {
      id: 'rows',
      name: 'Push rows',
      operation: 'Datasets_PostRowsInGroup',
      path: { tableName: '{{table}}' },
      body: '{{rowsBody}}',
      about:
        'Sent again and again until all rows are pushed, 10,000 at a time. The service takes a million an hour. After a lost answer nothing is sent twice: the recipe says which rows are uncertain.',
    },
    {
      id: 'query',
      name: 'Look at the rows',
      operation: 'Datasets_ExecuteQueriesInGroup',
      body: { queries: [{ query: "EVALUATE 'Rehearsal'" }] },
      about: 'Only in a rehearsal: asked until the rows show.',
    },
    {
      id: 'remove',
      name: 'Delete the model of the rehearsal',
      operation: 'Datasets_DeleteDatasetInGroup',
      cleansUp: true,
      about: 'Only in a rehearsal.',
    },
    {
      id: 'end',
      name: 'Look at the end',
      operation: 'Datasets_GetDatasetsInGroup',
      about: 'After a rehearsal its model must be gone.',
    },
  ],
};

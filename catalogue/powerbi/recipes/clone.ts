import type { Recipe } from '../../model/recipe.ts';
import { findWorkspace } from './find.ts';

/** Copies reports into another workspace. */
export const clone: Recipe = {
  id: 'clone',
  title: 'Clone and rebind',
  short: 'Clone',
  does: 'Clone reports into another workspace, and bind the copies to a model there',
  changes:
    'It adds copies of the named reports to `targetWorkspace`. A report whose name is there already is skipped: a second run adds nothing. Without a `targetWorkspace` it is a rehearsal. Then the first report is cloned in its own workspace, under a name that begins with "powerbi-postman ", and the copy is deleted again.',
  byHand: 'Send *Clone 5* to see the reports, then *Clone 6* for each, with a body of your own.',
  inputs: ['workspace', 'cloneReports', 'targetWorkspace', 'rebindTo', 'recipeMinutes', 'pollSeconds'],
  required: ['workspace', 'cloneReports'],
  emulated: { workspace: 'Northwind Sales', cloneReports: '*' },
  columns: ['report', 'done', 'why', 'id', 'model', 'targetWorkspace'],
  steps: [
    findWorkspace,
    {
      id: 'target',
      name: 'Find the target workspace',
      operation: 'Groups_GetGroups',
      query: { $top: '5000', $skip: '{{skip}}' },
      about: 'Finds the id of `targetWorkspace`. Skipped in a rehearsal.',
    },
    {
      id: 'model',
      name: 'Find the model to bind to',
      operation: 'Datasets_GetDatasetsInGroup',
      about:
        'Finds the id of `rebindTo` in the target. Skipped where that is empty: the copies read from the same model.',
    },
    {
      id: 'existing',
      name: 'See what is there',
      operation: 'Reports_GetReportsInGroup',
      about: 'The reports of the target. Another one with the same name is not cloned.',
    },
    {
      id: 'source',
      name: 'Find the reports',
      operation: 'Reports_GetReportsInGroup',
      about: 'Finds the ids of `cloneReports` in `workspace`.',
    },
    {
      id: 'clone',
      name: 'Clone a report',
      operation: 'Reports_CloneReportInGroup',
      body: '{{recipeBody}}',
      about: 'One after the other. Where one is refused, the others are still cloned.',
    },
    {
      id: 'delete',
      name: 'Delete the copy',
      operation: 'Reports_DeleteReportInGroup',
      cleansUp: true,
      about: 'At the end of a rehearsal.',
    },
  ],
};

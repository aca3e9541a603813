import type { Recipe } from '../../model/recipe.ts';
import { findModel, findWorkspace } from './find.ts';
import { refreshSteps } from './refresh-steps.ts';

/** Refreshes a semantic model, and tells how that ended. */
export const refresh: Recipe = {
  id: 'refresh',
  title: 'Refresh and wait',
  short: 'Refresh',
  does: 'Refresh a semantic model and wait for the end',
  changes: 'It starts one refresh of the model.',
  byHand:
    'Send *Refresh 3* to *Refresh 4*, then *Refresh 7* again and again until its table shows an end. For single requests type `groupId` and `datasetId` into the environment.',
  inputs: ['workspace', 'model', 'wait', 'ifRunning', 'refreshType', 'cancelLate', 'recipeMinutes', 'pollSeconds'],
  required: ['workspace', 'model'],
  emulated: { workspace: 'Northwind Sales', model: 'Sales' },
  columns: ['model', 'requestId', 'refreshType', 'status', 'startTime', 'endTime', 'error'],
  steps: [findWorkspace, findModel, ...refreshSteps],
};

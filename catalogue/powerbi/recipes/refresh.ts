import type { Recipe } from '../../model/recipe.ts';
import { findModel, findWorkspace } from './find.ts';

/** Refreshes a semantic model, and tells how that ended. */
export const refresh: Recipe = {
  id: 'refresh',
  title: 'Refresh and wait',
  short: 'Refresh',
  does: 'Refresh a semantic model and wait for the end',
  changes: 'Starts one refresh of the model. It removes nothing, because there is nothing to remove.',
  byHand:
    'Send *Refresh 3* to *Refresh 4*, then *Refresh 7* again and again until its table shows an end. For single requests type `groupId` and `datasetId` into the environment.',
  inputs: ['workspace', 'model', 'wait', 'ifRunning', 'refreshType', 'cancelLate', 'recipeMinutes', 'pollSeconds'],
  required: ['workspace', 'model'],
  emulated: { workspace: 'Northwind Sales', model: 'Sales' },
  columns: ['model', 'requestId', 'refreshType', 'status', 'startTime', 'endTime', 'error'],
  steps: [
    findWorkspace,
    findModel,
    {
      id: 'running',
      name: 'Look for one that is running',
      operation: 'Datasets_GetRefreshHistoryInGroup',
      query: { $top: '1' },
      about:
        'Only one refresh of a model can run at a time. With `ifRunning` as `wait` this is asked until the other one has ended. With `refuse` the recipe ends here. With `follow` it waits for the other one and starts none.',
    },
    {
      id: 'start',
      name: 'Start the refresh',
      operation: 'Datasets_RefreshDatasetInGroup',
      body: '{{refreshBody}}',
      about:
        'On a Premium or Fabric capacity this is an enhanced refresh, which has details and can be cancelled; elsewhere a plain one. No mail is sent: that option is not for apps.',
    },
    {
      id: 'follow',
      name: 'Follow it',
      operation: 'Datasets_GetRefreshExecutionDetailsInGroup',
      about:
        'Asked until an enhanced refresh has ended. A plain refresh has no details: it is followed in the history.',
    },
    {
      id: 'cancel',
      name: 'Cancel it',
      operation: 'Datasets_CancelRefreshInGroup',
      cleansUp: true,
      about: 'Only for an enhanced refresh that does not end in time, and only if `cancelLate` is true.',
    },
    {
      id: 'history',
      name: 'Show how it ended',
      operation: 'Datasets_GetRefreshHistoryInGroup',
      query: { $top: '20' },
      about: 'Asked until a plain refresh has ended. The status `Unknown` means that it is running.',
    },
  ],
};

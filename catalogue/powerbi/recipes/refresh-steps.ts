import type { RecipeStep } from '../../model/recipe.ts';

/** The steps that refresh a model and tell how that ended: the last ones of several recipes. */
export const refreshSteps: readonly RecipeStep[] = [
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
    about: 'Asked until an enhanced refresh has ended. A plain refresh has no details: it is followed in the history.',
  },
  {
    id: 'cancel',
    name: 'Cancel it',
    operation: 'Datasets_CancelRefreshInGroup',
    cleansUp: true,
    about: 'Only if there is no time left, the refresh is an enhanced one, and `cancelLate` is true.',
  },
  {
    id: 'history',
    name: 'Show how it ended',
    operation: 'Datasets_GetRefreshHistoryInGroup',
    query: { $top: '20' },
    about: 'Asked until a plain refresh has ended. The status `Unknown` means that it is running.',
  },
];

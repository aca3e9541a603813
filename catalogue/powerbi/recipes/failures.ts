import type { Recipe } from '../../model/recipe.ts';

/** Which refreshes failed, where and why. */
export const failures: Recipe = {
  id: 'failures',
  title: 'Refresh report',
  short: 'Failures',
  does: 'List the refreshes that failed in the last days, where and why',
  changes: 'Nothing is changed.',
  byHand:
    'Send *Failures 1* for the workspaces. Type `groupId` into the environment and send *Failures 2*, then `datasetId` for *Failures 3*.',
  inputs: ['workspace', 'days', 'part', 'pageSize', 'recipeMinutes', 'pollSeconds'],
  required: [],
  columns: ['workspace', 'model', 'status', 'refreshType', 'startTime', 'error', 'reason'],
  steps: [
    {
      id: 'workspaces',
      name: 'List a page of workspaces',
      operation: 'Groups_GetGroups',
      query: { $top: '{{top}}', $skip: '{{skip}}' },
      before: true,
      about: 'All workspaces in which the app has a role, or the one of `workspace`.',
    },
    {
      id: 'models',
      name: 'List its models',
      operation: 'Datasets_GetDatasetsInGroup',
      about: 'Only models that can be refreshed are looked at.',
    },
    {
      id: 'history',
      name: 'Read the refreshes of a model',
      operation: 'Datasets_GetRefreshHistoryInGroup',
      query: { $top: '200' },
      about: 'Those that ended otherwise than as Completed in the last days, with the error that the service names.',
    },
  ],
};

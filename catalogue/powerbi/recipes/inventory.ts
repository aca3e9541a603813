import type { Recipe } from '../../model/recipe.ts';

/** What stands in the workspaces of an app, or in the whole tenant. */
export const inventory: Recipe = {
  id: 'inventory',
  title: 'Inventory',
  short: 'Inventory',
  does: 'List workspaces with their models, reports, users, data sources and last refresh',
  changes: 'Nothing is changed.',
  byHand:
    'Send *Inventory 1* for the workspaces. Type `groupId` into the environment and send *Inventory 2* to *Inventory 4*, then `datasetId` for *Inventory 5* and *Inventory 6*. *Inventory 7* needs `asAdmin`.',
  inputs: ['asAdmin', 'part', 'pageSize', 'recipeMinutes', 'pollSeconds'],
  required: [],
  columns: ['kind', 'workspace', 'name', 'id', 'detail', 'refused'],
  steps: [
    {
      id: 'workspaces',
      name: 'List a page of workspaces',
      operation: 'Groups_GetGroups',
      query: { $top: '{{top}}', $skip: '{{skip}}' },
      before: true,
      about:
        'Only workspaces in which the app has a role. The content of a page is read before the next page. Skipped if `asAdmin` is true.',
    },
    {
      id: 'users',
      name: 'List its users',
      operation: 'Groups_GetGroupUsers',
      about: 'A refusal is a line of the table, and the recipe goes on.',
    },
    {
      id: 'reports',
      name: 'List its reports',
      operation: 'Reports_GetReportsInGroup',
      about: 'A refusal is a line of the table, and the recipe goes on.',
    },
    {
      id: 'models',
      name: 'List its models',
      operation: 'Datasets_GetDatasetsInGroup',
      about: 'Each model is then asked for its data sources and its last refresh.',
    },
    {
      id: 'datasources',
      name: 'List the data sources of a model',
      operation: 'Datasets_GetDatasourcesInGroup',
      about: 'Refused where the owner of the model has left: that is a line of the table, and the recipe goes on.',
    },
    {
      id: 'refreshes',
      name: 'Look at the last refresh of a model',
      operation: 'Datasets_GetRefreshHistoryInGroup',
      query: { $top: '1' },
      about: 'Not asked of a model that cannot be refreshed. `Unknown` means that a refresh is running.',
    },
    {
      id: 'tenant',
      name: 'List a page of the tenant',
      operation: 'Groups_GetGroupsAsAdmin',
      query: { $expand: 'users,reports,datasets', $top: '{{top}}', $skip: '{{skip}}' },
      before: true,
      about:
        'Only if `asAdmin` is true: all workspaces with users, reports and models, 1000 at a time, because the limit is 50 requests an hour. Data sources and refreshes are not in it. If it takes longer than 30 seconds, type a smaller `pageSize`.',
    },
  ],
};

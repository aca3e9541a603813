import type { Recipe } from '../../model/recipe.ts';

/** What people and apps did in the tenant. */
export const activity: Recipe = {
  id: 'activity',
  title: 'Activity log',
  short: 'Activity',
  does: 'Read the activity log of one or more days',
  changes: 'Nothing is changed.',
  byHand:
    'Send *Activity 1* for the first page of a day. For the next page type what its continuationUri has behind `continuationToken=`, quotes included, into `nextPage` and send *Activity 2*.',
  inputs: ['day', 'days', 'part', 'recipeMinutes', 'pollSeconds'],
  required: [],
  columns: ['CreationTime', 'UserId', 'Activity', 'ItemName', 'WorkSpaceName'],
  steps: [
    {
      id: 'day',
      name: 'Read the first page of a day',
      operation: 'Admin_GetActivityEvents',
      before: true,
      about: 'A request covers a day in UTC at most. The log reaches back about 28 days, and 30 at most.',
    },
    {
      id: 'page',
      name: 'Read the next page',
      operation: 'Admin_GetActivityEvents',
      query: { continuationToken: '{{nextPage}}' },
      about:
        'Asked as the answer before says it, letter for letter, until there is no next page. An empty page in between is normal.',
    },
  ],
};

import type { Check } from '../../model/check.ts';
import type { RecipeFolder } from '../../model/recipe.ts';

/** Made at random for this: no workspace has it. The all-zero id would be My workspace in some calls. */
const NOBODYS = '6f0c2b9e-41d7-4c58-9a3e-7d15e8b2c604';
/** An app that may not use the admin APIs at all is refused for that. */
const OR_NO_ADMIN = 'Without the right to use the admin APIs, an app gets 401, or 403 by some reports.';
const BAD_ADMIN_REQUEST = [400, 401, 403];

const list: readonly Check[] = [
  {
    id: 'no-token',
    name: 'No token',
    operation: 'Groups_GetGroups',
    token: 'none',
    answers: [403],
    about: 'Power BI answers 403 where other services say 401, with nothing in the body (measured).',
  },
  {
    id: 'garbage',
    name: 'Token that is none',
    operation: 'Groups_GetGroups',
    token: 'garbage',
    answers: [403],
    about: 'Sends a word in place of the token. The header x-powerbi-error-info says InvalidToken (measured).',
  },
  {
    id: 'expired',
    name: 'Token that has expired',
    operation: 'Groups_GetGroups',
    token: 'expired',
    answers: [403],
    about:
      'Sends a token in the right form that ended an hour ago. Nobody signed it: x-powerbi-error-info may say InvalidToken in place of TokenExpired.',
  },
  {
    id: 'foreign',
    name: 'Token for another service',
    operation: 'Groups_GetGroups',
    token: 'foreign',
    answers: [401, 403],
    about:
      'Asks the sign-in host for a token of Microsoft Graph with the same client secret, and sends that. Reports say 403, and one says 401. Without a client secret it is skipped.',
  },
  {
    id: 'other-workspace',
    name: 'Workspace of nobody',
    operation: 'Reports_GetReportsInGroup',
    path: { groupId: NOBODYS },
    answers: [401, 404],
    about:
      'The token is good, and gives no right here: 401 with GroupNotAccessible (measured), or 404 by some reports. A workspace that is not there looks like one that is closed.',
  },
  {
    id: 'my-workspace',
    name: 'My workspace',
    operation: 'Datasets_GetDatasets',
    onlyApps: true,
    answers: [403],
    about:
      'An app has no My workspace: 403 with "API is not accessible for application" (reported by many). A user gets an answer, so this is skipped with the token of a user.',
  },
  {
    id: 'no-top',
    name: 'List without its size',
    operation: 'Groups_GetGroupsAsAdmin',
    query: {},
    answers: BAD_ADMIN_REQUEST,
    about: `\`$top\` is required here: 400. ${OR_NO_ADMIN}`,
  },
  {
    id: 'top-text',
    name: 'Size that is no number',
    operation: 'Groups_GetGroups',
    query: { $top: 'abc' },
    answers: [400],
    about: '`$top=abc` is not a number: 400 (inferred).',
  },
  {
    id: 'top-high',
    name: 'Size that is too large',
    operation: 'Groups_GetGroupsAsAdmin',
    query: { $top: '5001' },
    answers: BAD_ADMIN_REQUEST,
    about: `\`$top\` is at most 5000 (documented): 400. ${OR_NO_ADMIN}`,
  },
  {
    id: 'dates',
    name: 'Dates without quotes',
    operation: 'Admin_GetActivityEvents',
    query: { startDateTime: '{{activityDate}}T00:00:00', endDateTime: '{{activityDate}}T23:59:59' },
    answers: BAD_ADMIN_REQUEST,
    about: `The activity log wants its dates in single quotes: 400 with "Object must implement IConvertible." (reported). ${OR_NO_ADMIN}`,
  },
];

/** Requests that must be refused. */
export const negativeChecks: RecipeFolder = {
  name: 'Negative checks',
  about:
    'Requests that must be refused. Each is red when it is answered, and when it is refused in another way than is known. They only read, and none depends on another. Run this folder by itself: a run of everything skips it.',
  recipes: [],
  checks: { short: 'Refusal', list },
  inputs: [],
};

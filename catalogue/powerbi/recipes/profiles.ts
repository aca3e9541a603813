import type { Recipe } from '../../model/recipe.ts';

const all = { $top: '5000', $skip: '{{skip}}' };

/** One app for several customers, who do not see each other. */
export const profiles: Recipe = {
  id: 'profiles',
  title: 'Service principal profiles',
  short: 'Profiles',
  does: 'Give each customer a service principal profile with a workspace of its own',
  changes:
    'Creates a profile and a workspace for each customer that has none; both have the name of the customer. A second run changes nothing. Without `customers` it is a rehearsal: one customer whose name begins with "powerbi-postman" gets both. They are deleted at the end, also after a failure.',
  byHand:
    'Send *Create Profile*, and type its id into `asProfileId`. From then on the calls are those of the profile: send *Create Group*. Empty `asProfileId` afterwards.',
  inputs: ['customers', 'recipeMinutes', 'pollSeconds'],
  required: [],
  columns: ['customer', 'profileId', 'profile', 'workspaceId', 'workspace', 'sees'],
  steps: [
    {
      id: 'profiles',
      name: 'Look for the profiles',
      operation: 'Profiles_GetProfiles',
      query: all,
      about: 'An app sees its own profiles only.',
    },
    {
      id: 'create',
      name: 'Create a profile',
      operation: 'Profiles_CreateProfile',
      body: '{{profileBody}}',
      about: 'Once for each customer without one. The app itself does this.',
    },
    {
      id: 'workspaces',
      name: 'Look for the workspace',
      operation: 'Groups_GetGroups',
      query: all,
      about: 'As the profile, by the header `X-PowerBI-Profile-Id`: what the app itself sees is another list.',
    },
    {
      id: 'workspace',
      name: 'Create the workspace',
      operation: 'Groups_CreateGroup',
      body: '{{workspaceBody}}',
      about: 'As the profile, which becomes its administrator. Skipped if it is there.',
    },
    {
      id: 'sees',
      name: 'Check what the profile sees',
      operation: 'Groups_GetGroups',
      query: all,
      about: 'As the profile. Fails if it sees another workspace than its own; then the next customer follows.',
    },
    {
      id: 'removeWorkspace',
      name: 'Delete the workspace of the rehearsal',
      operation: 'Groups_DeleteGroup',
      cleansUp: true,
      about: 'Only in a rehearsal, as the profile.',
    },
    {
      id: 'removeProfile',
      name: 'Delete the profile of the rehearsal',
      operation: 'Profiles_DeleteProfile',
      cleansUp: true,
      about: 'Only in a rehearsal.',
    },
    {
      id: 'end',
      name: 'Look at the end',
      operation: 'Profiles_GetProfiles',
      query: { $top: '5000' },
      about: 'After a rehearsal its profile must be gone.',
    },
  ],
};

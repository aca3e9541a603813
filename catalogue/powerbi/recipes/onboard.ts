import type { Recipe } from '../../model/recipe.ts';

const users = { $top: '5000', $skip: '{{skip}}' };

/** Makes a workspace ready for the people and apps that work in it. */
export const onboard: Recipe = {
  id: 'onboard',
  title: 'Onboard a workspace',
  short: 'Onboard',
  does: 'Create a workspace, assign it to a capacity, and give people, groups and apps their roles',
  changes:
    'Creates the workspace of that name if there is none, assigns the capacity, adds members and changes roles that differ. A second run changes nothing. It removes nobody. Without `newWorkspace` it is a rehearsal: a workspace whose name begins with "powerbi-postman" is created, and deleted at the end, also after a failure.',
  byHand:
    'Send *Create Group*, *Assign To Capacity* and *Add Group User* of the folder *Groups*. A single Send of a step here does not know the results of the step before it.',
  inputs: ['newWorkspace', 'capacity', 'members', 'ifExists', 'recipeMinutes', 'pollSeconds'],
  required: [],
  columns: ['workspace', 'workspaceId', 'principal', 'identifier', 'principalType', 'role', 'change'],
  steps: [
    {
      id: 'find',
      name: 'Look for the name',
      operation: 'Groups_GetGroups',
      query: { $top: '5000', $skip: '{{skip}}' },
      about: 'If there is a workspace of that name, it is used; with `ifExists` as `refuse` the recipe ends here.',
    },
    {
      id: 'capacity',
      name: 'Find the capacity',
      operation: 'Capacities_GetCapacities',
      about: 'Finds the id of `capacity`, before anything is created. Skipped without one.',
    },
    {
      id: 'create',
      name: 'Create the workspace',
      operation: 'Groups_CreateGroup',
      body: '{{workspaceBody}}',
      about: 'The app becomes its administrator.',
    },
    {
      id: 'assign',
      name: 'Assign it to the capacity',
      operation: 'Groups_AssignToCapacity',
      body: { capacityId: '{{capacityId}}' },
      about: 'Skipped if it is on that capacity already.',
    },
    {
      id: 'assigned',
      name: 'Follow the assignment',
      operation: 'Groups_CapacityAssignmentStatus',
      about: 'The service assigns later than it answers: this is asked until it is done.',
    },
    {
      id: 'users',
      name: 'See who has a role',
      operation: 'Groups_GetGroupUsers',
      query: users,
      about: 'Only what differs from `members` is added or changed.',
    },
    {
      id: 'add',
      name: 'Add a member',
      operation: 'Groups_AddGroupUser',
      body: '{{memberBody}}',
      about: 'Once for each member without a role.',
    },
    {
      id: 'change',
      name: 'Change a role',
      operation: 'Groups_UpdateGroupUser',
      body: '{{memberBody}}',
      about: 'Once for each member with another role.',
    },
    {
      id: 'permissions',
      name: 'Refresh the permissions',
      operation: 'Users_RefreshUserPermissions',
      about: 'Only if the new workspace is still closed to the app. The service allows it once an hour.',
    },
    {
      id: 'access',
      name: 'Check the access',
      operation: 'Groups_GetGroupUsers',
      query: users,
      about: 'Shows who has which role, and fails if one is not as asked.',
    },
    {
      id: 'remove',
      name: 'Delete the workspace of the rehearsal',
      operation: 'Groups_DeleteGroup',
      cleansUp: true,
      about: 'Only in a rehearsal.',
    },
    {
      id: 'end',
      name: 'Look at the end',
      operation: 'Groups_GetGroups',
      query: { $filter: "id eq '{{groupId}}'" },
      about: 'The app must see the workspace; after a rehearsal it must be gone.',
    },
  ],
};

/** Workspaces, which the API calls groups, and the roles in them. */
export const groups = {
  Groups_GetGroups:
    'Lists the workspaces in which the caller has a role; call it first for workspace ids, and expect an empty list without a role.',
  Groups_GetGroup: 'Shows one workspace with its name and capacity; use it to check an id before a longer job.',
  Groups_GetGroupUsers:
    'Lists who has which role in a workspace; use it to see what access exists before you change it.',
  Groups_CreateGroup:
    'Creates a workspace, for example for a new customer; a tenant setting, off by default, decides whether a service principal may.',
  Groups_UpdateGroup:
    'Renames a workspace; on Premium capacity it can also set the default storage format of semantic models.',
  Groups_DeleteGroup:
    'Deletes a workspace with everything in it; Restore Deleted Group As Admin is the only call that brings one back.',
  Groups_AddGroupUser:
    'Gives a user, group or service principal a role in a workspace; a service principal is identified by the object id of its enterprise application.',
  Groups_UpdateGroupUser:
    'Changes the role that a user, group or service principal already has in a workspace; use Add Group User for a new one.',
  Groups_DeleteUserInGroup:
    'Takes away the role of a user or service principal in a workspace, for example when somebody leaves the team.',
} as const;

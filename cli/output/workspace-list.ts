/** The operation whose answer names the workspaces in which the caller has a role, for the head of reports. */
export const workspaceList = 'Groups_GetGroups';

/** What concerns the caller itself: profiles of a service principal, fresh permissions, available features. */
export const tenant = {
  Profiles_GetProfiles:
    'Lists the profiles of the calling service principal, which let one app serve many customers as separate identities.',
  Profiles_GetProfile: 'Shows one profile of the calling service principal, for example to check that it still exists.',
  Profiles_CreateProfile:
    'Creates a profile of the calling service principal, usually one for each customer; give it a role in a workspace next.',
  Profiles_UpdateProfile: 'Renames a profile of the calling service principal; its id and its roles stay.',
  Profiles_DeleteProfile:
    'Deletes a profile of the calling service principal, for example when a customer leaves; its workspaces stay.',
  Users_RefreshUserPermissions:
    'Makes the service read the permissions of the caller again after a change; once an hour, then wait two minutes.',
  AvailableFeatures_GetAvailableFeatures:
    'Lists optional features with their state; for embedTrial it also shows how much of the trial quota is used.',
  AvailableFeatures_GetAvailableFeatureByName:
    'Shows the state of one feature for the caller; the list of features has the names.',
} as const;

import type { Content } from '../content/content.ts';

/** Makes the directory know the people, the apps and the security groups of the tenant. */
export function addPeople({ directory, tenant }: Content): void {
  for (const { objectId: graphId, name: displayName, email: emailAddress } of tenant.users) {
    directory.add({ graphId, displayName, principalType: 'User', emailAddress });
  }
  for (const { servicePrincipalId: graphId, name: displayName } of tenant.apps)
    directory.add({ graphId, displayName, principalType: 'App' });
  for (const { id: graphId, name: displayName } of tenant.securityGroups)
    directory.add({ graphId, displayName, principalType: 'Group' });
}

import { standardTenant } from '../../../catalogue/index.ts';
import type { Content } from '../content/content.ts';

/** The people and the app of Northwind. */
export function addPeople({ directory }: Content): void {
  directory.add({ graphId: standardTenant.userId, displayName: 'Ada', principalType: 'User', emailAddress: standardTenant.userEmail });
  directory.add({ graphId: standardTenant.colleagueId, displayName: 'Grace', principalType: 'User', emailAddress: standardTenant.colleagueEmail });
  directory.add({ graphId: standardTenant.servicePrincipalId, displayName: 'Northwind reporting app', principalType: 'App' });
}

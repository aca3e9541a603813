// What goes wrong in life when a client signs in or reads, and the words that it shows then. A client has words of its own where its
// message leaves out what the service said.
import { built } from '../project.mjs';

const { standardTenant } = await built('catalogue/powerbi/index.js');

const APP = 'Northwind reporting app';
const switched = (enabled) => ({ settings: { ServicePrincipalAccessPermissionAPIs: { enabled } } });
const withRole = (role) => ({ workspaces: { 'Northwind Sales': { roles: { [APP]: role } } } });

/** A secret of the tenant's app that has expired. */
export const EXPIRED = 'aB38Q~a-secret-that-expired-two-years-ago';

/** What is read when nothing else is said. */
export const WORKSPACES = '/v1.0/myorg/groups';

/**
 * `values`: what the client has wrong. `tenant`: what an administrator changes, and `back` again. `path`: what is read. `says`: what
 * every client shows that has no words of its own.
 */
export const MISTAKES = {
  'a wrong secret': {
    values: { clientSecret: 'aB38Q~a-secret-that-was-never-given-to-it' },
    says: /AADSTS7000215: Invalid client secret provided/,
  },
  'an expired secret': {
    values: { clientSecret: EXPIRED },
    says: /AADSTS7000222: The provided client secret keys for app/,
  },
  'a wrong tenant': {
    values: { tenantId: '00000000-1111-4222-8333-444444444444' },
    says: /AADSTS90002: Tenant '00000000-1111-4222-8333-444444444444' not found/,
  },
  'the switch off': {
    tenant: switched(false),
    back: switched(true),
    says: /401 ServicePrincipalIsNotAllowedByTenantAdminSwitch/,
  },
  'no role': {
    tenant: withRole(null),
    back: withRole('Admin'),
    path: `${WORKSPACES}/${standardTenant.groupId}/datasets`,
    says: /401 GroupNotAccessible/,
  },
};

// Derived from the official description by `powerbi-postman catalogue refresh`. Do not edit: curated facts stand in ../curated.
import type { DescribedOperation } from '../../../model/types.ts';

/** Operations of the area Users. */
export const users: readonly DescribedOperation[] = [
  {
    id: 'Users_RefreshUserPermissions',
    area: 'Users',
    method: 'POST',
    path: '/v1.0/myorg/RefreshUserPermissions',
    parameters: [],
    responses: [{ status: 200, mediaTypes: [], shown: [], headers: [] }],
    scopes: [{ anyOf: ['Workspace.Read.All', 'Workspace.ReadWrite.All'] }],
    servicePrincipal: 'yes',
    profile: true,
    noAdminConsentedPermission: false,
    limits: [{ max: 1, unit: 'requests', window: 'hour', per: 'caller' }],
    pagination: 'none',
    preview: false,
    deprecated: false,
    docs: 'https://learn.microsoft.com/rest/api/power-bi/users/refresh-user-permissions',
  },
];

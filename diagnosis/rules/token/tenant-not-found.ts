import * as pages from '../../pages.ts';
import { askForTenant, entraRule, loginOf, tenantOf, value } from './aadsts.ts';

/** Client and tenant swapped, a wrong tenant, or the wrong cloud: Entra answers alike. */
export const tenantNotFound = entraRule({
  code: 'ENTRA_TENANT_NOT_FOUND',
  title: 'There is no such tenant at this login host',
  certainty: 'documented',
  docs: pages.clouds,
  numbers: [90002],
  meaning: (view) => {
    const { clientId } = view.evidence.settings;
    const tenant = tenantOf(view);
    return clientId && clientId.toLowerCase() === tenant.toLowerCase()
      ? 'the tenant asked is the client id'
      : `${loginOf(view)} has no tenant ${value(tenant, 'of this name')}`;
  },
  fix: (view) => [
    "Copy Directory (tenant) ID from the app registration's Overview page into tenantId, and Application (client) ID into clientId: the two may be swapped.",
    'If the tenant is of another cloud, choose its environment: login.microsoftonline.us for GCC High and DoD, login.chinacloudapi.cn for China; GCC signs in at login.microsoftonline.com.',
    askForTenant(view),
  ],
});

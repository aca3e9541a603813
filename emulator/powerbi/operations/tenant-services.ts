import { idOf } from '../content/ids.ts';
import type { Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { done, shows, type Handlers } from '../request.ts';

/** What the tenant can do, and how much of it is used. */
const FEATURES: readonly Fields[] = [
  { name: 'embedTrial', state: 'Enabled', extendedState: 'Enabled', additionalInfo: { usage: 12 } },
  { name: 'dataflows', state: 'Enabled', extendedState: 'Enabled', additionalInfo: { usage: 0 } },
  { name: 'publishToWeb', state: 'Disabled', extendedState: 'DisabledByAdmin', additionalInfo: { usage: 0 } },
];

const storageAccounts: readonly Fields[] = [
  { id: idOf('storage account/northwind lake'), name: 'northwindlake', isEnabled: true },
];

/** What belongs to the tenant or the caller and to no workspace. */
export const tenantServiceHandlers: Handlers = {
  AvailableFeatures_GetAvailableFeatures: () => shows({ features: FEATURES }),
  AvailableFeatures_GetAvailableFeatureByName: (request) => {
    const feature = FEATURES.find(({ name }) => name === request.path['featureName']);
    if (!feature) throw notFound();
    return shows(feature);
  },
  DataflowStorageAccounts_GetDataflowStorageAccounts: (request) => listed(request, storageAccounts),
  TemplateApps_CreateInstallTicket: ({ content }) => {
    const ticketId = content.ids.next();
    const ticket = Buffer.from(`emulated install ticket ${ticketId}`).toString('base64');
    return shows({ ticket, ticketId, expiration: content.clock.ahead(60) });
  },
  // It takes two minutes on the service; here the roles count from the next call on.
  Users_RefreshUserPermissions: ({ content, caller }) => {
    for (const { unseen } of content.workspaces.list()) unseen.delete(caller.objectId);
    return done;
  },
};

import { askForTenant, entraRule, tenantOf, value } from './aadsts.ts';

/** A wrong client id, an object id in its place, or the app of another tenant: Entra answers alike. */
export const appNotFound = entraRule({
  code: 'ENTRA_APP_NOT_FOUND',
  title: 'The tenant does not know this client id',
  certainty: 'documented',
  numbers: [700016, 700011, 70001],
  meaning: (view) => {
    const { clientId } = view.evidence.settings;
    const same = clientId && clientId.toLowerCase() === tenantOf(view).toLowerCase();
    return same ? 'clientId and tenantId are the same value' : `no app ${value(clientId, 'of this id')} in tenant ${value(tenantOf(view), 'that was asked')}`;
  },
  fix: (view) => [
    'On the app registration\'s Overview page, copy Application (client) ID into clientId (not Object ID, nor the enterprise application\'s), and Directory (tenant) ID into tenantId; the two may be swapped.',
    'If the app belongs to another tenant, an administrator of this one must consent to it first.',
    'If it was deleted or disabled, restore or enable it.',
    askForTenant(view),
  ],
});

import type { View } from '../../view.ts';
import { appOf, askForTenant, entraRule, tenantOf, textOfEntra, value } from './aadsts.ts';

/** A wrong client id, an object id in its place, or the app of another tenant: Entra answers alike. */
export const appNotFound = entraRule({
  code: 'ENTRA_APP_NOT_FOUND',
  title: 'The tenant does not know this client id',
  certainty: 'documented',
  numbers: [700016, 700011, 70001],
  meaning: (view) => {
    const { clientId } = view.evidence.settings;
    const same = clientId && clientId.toLowerCase() === tenantOf(view).toLowerCase();
    if (namesNoTenant(view))
      return `app ${appOf(view, 'of this id')} was looked for in Microsoft's own directory, because no tenant was given`;
    return same
      ? 'clientId and tenantId are the same value'
      : `no app ${appOf(view, 'of this id')} in tenant ${value(tenantOf(view) || directoryIn(view), 'that was asked')}`;
  },
  fix: (view) => [
    ...(namesNoTenant(view)
      ? ['Give your own tenant: its Directory (tenant) ID in tenantId, or -Tenant with Connect-PowerBIServiceAccount.']
      : []),
    "From the app registration's Overview page, copy Application (client) ID into clientId, and Directory (tenant) ID into tenantId; the two may be swapped. Neither Object ID nor the enterprise application's id is valid here.",
    'If the app belongs to another tenant, an administrator of this one must consent to it first.',
    'If it was deleted or disabled, restore or enable it.',
    askForTenant(view),
  ],
});

/** The directory by the name that Entra gives; empty when it gives none. */
function directoryIn(view: View): string {
  return /directory '([^'\r\n]{1,90})'/i.exec(textOfEntra(view))?.[1] ?? '';
}

/** Users met this name where a command was run without a tenant; that this is why is inferred. */
function namesNoTenant(view: View): boolean {
  return directoryIn(view) === 'Microsoft Services';
}

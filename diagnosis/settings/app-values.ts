import { isGuid } from '../../catalogue/model/guid.ts';

/** A verified domain, as it stands in place of a tenant's id. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

/** Why a text cannot name a tenant, and where to find what does; null when it can. */
export function problemOfTenantId(value: string): string | null {
  return isGuid(value) || DOMAIN.test(value)
    ? null
    : 'tenantId is neither a GUID nor a domain. It is the "Directory (tenant) ID" on the app registration\'s overview page.';
}

/** Why a text cannot be the id of an app, and where to find what is; null when it can. */
export function problemOfClientId(value: string): string | null {
  return isGuid(value)
    ? null
    : 'clientId is not a GUID. It is the "Application (client) ID" on the app registration\'s overview page.';
}

/** Why a text cannot be a client secret; null when it can. The text is not repeated. */
export function problemOfClientSecret(value: string): string | null {
  if (isGuid(value))
    return "clientSecret is a GUID: that is the secret's ID. Paste its Value, which the portal shows once, when the secret is made.";
  if (/-BEGIN/.test(value))
    return 'clientSecret contains a key or a certificate. Move it to privateKey or to certificate.';
  return null;
}

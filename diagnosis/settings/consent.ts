import { isGuid } from '../../catalogue/model/guid.ts';

/**
 * Whether changes are allowed in a tenant. Consent names the tenant, so that an environment that was copied or left over allows
 * nothing in another one.
 */
export type Consent = 'given' | 'none' | 'not a tenant' | 'a reference' | 'other tenant' | 'unknown tenant';

/**
 * @param allowWrite ids of tenants as they are written, one or several with blanks or commas between them; references such as
 * `{{tenantId}}` stay unresolved: what follows another value is not consent
 * @param tenant whose token it is: the claim `tid`, or `tenantId` where no claim can be read; empty when neither is known
 */
export function consentTo(allowWrite: string, tenant: string): Consent {
  const named = tenantsIn(allowWrite);
  if (named.length === 0) return 'none';
  if (allowWrite.includes('{{')) return 'a reference';
  if (!named.every(isGuid)) return 'not a tenant';
  if (tenant.trim() === '') return 'unknown tenant';
  return named.includes(tenant.trim().toLowerCase()) ? 'given' : 'other tenant';
}

/** The tenants that a text names, in lower case. */
export function tenantsIn(allowWrite: string): string[] {
  return allowWrite
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((id) => id !== '');
}

/** Why there is no consent, and what to type. */
export function describeConsent(consent: Exclude<Consent, 'given'>, allowWrite: string, tenant: string): string {
  const type = `To allow changes in this tenant, set allowWrite to ${tenant === '' ? 'the id of the tenant' : `its id, ${tenant}`}.`;
  switch (consent) {
    case 'none':
      return `allowWrite is empty. ${type}`;
    case 'a reference':
      return `allowWrite refers to another variable, and only an id that was typed there counts. ${type}`;
    case 'not a tenant':
      return `allowWrite is "${allowWrite.trim().slice(0, 40)}", and it must name the tenant that may be changed. ${type}`;
    case 'unknown tenant':
      return 'allowWrite names a tenant, and the token does not say which tenant it is for. Set tenantId to the id of the tenant.';
    default:
      return `allowWrite names the tenant ${allowWrite.trim()}, and this is another one. ${type}`;
  }
}

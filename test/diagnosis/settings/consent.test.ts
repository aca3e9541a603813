import { consentTo, describeConsent, type Consent } from '../../../diagnosis/settings/consent.ts';

const TENANT = '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10';
const OTHER = '11111111-2222-4333-8444-555555555555';

const cases: readonly [string, string, Consent][] = [
  ['', TENANT, 'none'],
  ['  ', TENANT, 'none'],
  [TENANT, TENANT, 'given'],
  [` ${TENANT.toUpperCase()} `, TENANT, 'given'],
  [`${OTHER}, ${TENANT}`, TENANT, 'given'],
  [OTHER, TENANT, 'other tenant'],
  ['true', TENANT, 'not a tenant'],
  ['yes', TENANT, 'not a tenant'],
  [`${TENANT} true`, TENANT, 'not a tenant'],
  ['contoso.example', TENANT, 'not a tenant'],
  ['{{tenantId}}', TENANT, 'a reference'],
  [`${TENANT} {{tenantId}}`, TENANT, 'a reference'],
  [TENANT, '', 'unknown tenant'],
];

test.each(cases)('allowWrite %j in the tenant %j: %s', (allowWrite, tenant, consent) => {
  expect(consentTo(allowWrite, tenant)).toBe(consent);
  if (consent !== 'given')
    expect(describeConsent(consent, allowWrite, tenant)).toContain(tenant === '' ? 'tenantId' : TENANT);
});

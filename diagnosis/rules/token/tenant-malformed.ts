import { aadstsAnswer } from '../../examples/example-parts.ts';
import { entraRule, tenantOf, value } from './aadsts.ts';

export const tenantMalformed = entraRule({
  code: 'ENTRA_TENANT_MALFORMED',
  title: 'The tenant is neither a GUID nor a domain',
  certainty: 'reported',
  source: "users' logs; not in the table of error codes",
  numbers: [900023],
  example: aadstsAnswer(900023, { tenant: 'my%20tenant' }),
  meaning: (view) => {
    const tenant = tenantOf(view);
    return /\{\{/.test(tenant)
      ? `the variable ${value(tenant, '')} was sent unresolved`
      : `the tenant asked is "${value(tenant, '')}"`;
  },
  fix: () => [
    "Put Directory (tenant) ID, from the app registration's Overview page, into tenantId.",
    'Choose the environment that has it, and leave no spaces around it.',
  ],
});

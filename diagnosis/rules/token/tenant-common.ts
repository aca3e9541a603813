import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { entraRule, isCommon, tenantOf } from './aadsts.ts';

/** An app has no home tenant that `common` could stand for. */
export const tenantCommon = entraRule({
  code: 'ENTRA_TENANT_COMMON',
  title: 'An app cannot sign in to "common"',
  certainty: 'reported',
  docs: pages.clientCredentials,
  source: "a user's log; that a tenant must be named is documented",
  numbers: [65001],
  besides: "and common or organizations in the tenant's place",
  example: aadstsAnswer(65001, { tenant: 'common' }),
  nearMiss: aadstsAnswer(65001),
  when: isCommon,
  meaning: (view) => `consent is missing, because the tenant asked is ${tenantOf(view)}`,
  fix: () => ["Put Directory (tenant) ID, from the app registration's Overview page, into tenantId."],
});

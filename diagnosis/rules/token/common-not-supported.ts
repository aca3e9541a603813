import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { entraRule, tenantOf, value } from './aadsts.ts';

export const commonNotSupported = entraRule({
  code: 'ENTRA_COMMON_NOT_SUPPORTED',
  title: 'This grant needs a specific tenant',
  certainty: 'documented',
  docs: pages.clientCredentials,
  numbers: [9001023, 90130, 90124],
  example: aadstsAnswer(9001023, { tenant: 'common' }),
  meaning: (view) => `the app or the grant is not for ${value(tenantOf(view), 'common')}`,
  fix: () => ["Put Directory (tenant) ID, from the app registration's Overview page, into tenantId."],
});

import { rightScope } from '../../clouds.ts';
import * as pages from '../../pages.ts';
import { entraRule } from './aadsts.ts';

export const resourceOnV2 = entraRule({
  code: 'ENTRA_RESOURCE_ON_V2',
  title: 'The field resource belongs to the older endpoint',
  certainty: 'reported',
  docs: pages.clientCredentials,
  source: "users' logs",
  numbers: [901002],
  meaning: () => '/oauth2/v2.0/token accepts no field resource',
  fix: ({ host, evidence: { settings } }) => [
    `Send scope=${rightScope(host, settings)} instead of resource; or send resource to /oauth2/token.`,
  ],
});

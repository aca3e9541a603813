import { rightScope } from '../../clouds.ts';
import * as pages from '../../pages.ts';
import { entraRule } from './aadsts.ts';

export const scopeTwoResources = entraRule({
  code: 'ENTRA_SCOPE_TWO_RESOURCES',
  title: 'The scope names more than one resource',
  certainty: 'documented',
  docs: pages.clientCredentials,
  numbers: [700022],
  meaning: () => 'one token is for one resource',
  fix: ({ host, evidence: { settings } }) => [
    `Set scope to ${rightScope(host, settings)} alone; get a second token for the other resource.`,
  ],
});

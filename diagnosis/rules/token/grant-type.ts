import * as pages from '../../pages.ts';
import { entraRule } from './aadsts.ts';

export const grantType = entraRule({
  code: 'ENTRA_GRANT_TYPE',
  title: 'The grant type is not possible here',
  certainty: 'documented',
  docs: pages.clientCredentials,
  numbers: [70003],
  meaning: () => 'Entra does not support this grant_type here',
  fix: () => ['Send grant_type=client_credentials: it is the one for an app on its own.'],
});

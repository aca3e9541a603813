import * as pages from '../../pages.ts';
import { entraRule, quotedIn, value } from './aadsts.ts';

export const parameterMissing = entraRule({
  code: 'ENTRA_PARAMETER_MISSING',
  title: 'The token request lacks a field',
  certainty: 'documented',
  docs: pages.clientCredentials,
  numbers: [900144],
  meaning: (view) => `the body has no ${value(quotedIn(view), 'such field')}`,
  fix: (view) => [
    'Send the fields in the body, as application/x-www-form-urlencoded: not as JSON, not in the address.',
    quotedIn(view) === 'scope'
      ? 'On /oauth2/v2.0/token the field is scope; resource is for /oauth2/token.'
      : 'The fields are grant_type, client_id, client_secret and scope.',
  ],
});

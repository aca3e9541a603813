import * as pages from '../../pages.ts';
import { asksForCredential, entraRule } from './aadsts.ts';

export const requestMalformed = entraRule({
  code: 'ENTRA_REQUEST_MALFORMED',
  title: 'Entra cannot read the token request',
  certainty: 'documented',
  docs: pages.clientCredentials,
  numbers: [9002313, 90014, 90013, 90004, 90023, 90056, 90100, 90102, 90117, 90121],
  when: (view) => !asksForCredential(view),
  meaning: () => 'a field is malformed or missing',
  fix: () => [
    'Send the body as application/x-www-form-urlencoded, each value encoded once, the fields grant_type, client_id, client_secret and scope once each.',
    'Leave no {{variable}} unresolved, and no line break in a value.',
  ],
});

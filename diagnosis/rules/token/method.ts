import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { entraRule } from './aadsts.ts';

export const method = entraRule({
  code: 'ENTRA_METHOD',
  title: 'The token request must be a POST',
  certainty: 'documented',
  docs: pages.clientCredentials,
  numbers: [900561],
  example: aadstsAnswer(900561, { method: 'GET' }),
  meaning: ({ evidence }) =>
    `the token endpoint accepts POST only${evidence.method && evidence.method !== 'POST' ? `; it was ${evidence.method.slice(0, 10)}` : ''}`,
  fix: () => [
    'Send POST with the fields in a form body. If it was POST, a redirect on the way turned it into GET: use the address with https and without an extra slash.',
  ],
});

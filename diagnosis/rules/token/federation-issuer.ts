import { pages } from '../../names.ts';
import { entraRule, quotedIn, value } from './aadsts.ts';

export const federationIssuer = entraRule({
  code: 'ENTRA_FEDERATION_ISSUER',
  title: 'No federated credential of the app has this issuer',
  certainty: 'reported',
  docs: pages.federation,
  source: 'users\' logs',
  numbers: [700211],
  meaning: (view) => `the assertion's issuer ${value(quotedIn(view), '(claim iss)')} is in none of them`,
  fix: (view) => [
    `In the app registration, Certificates & secrets, Federated credentials: add one whose Issuer is ${quotedIn(view) || 'the assertion\'s claim iss'}, letter by letter, and no slash more.`,
    'If there is one, clientId is another app\'s, or clientAssertion is another provider\'s token.',
  ],
});

import { pages } from '../../names.ts';
import { entraRule, tenantOf, value } from './aadsts.ts';

export const assertionMalformed = entraRule({
  code: 'ENTRA_ASSERTION_MALFORMED',
  title: 'The assertion is no valid JWT for Entra',
  certainty: 'reported',
  docs: pages.certificate,
  source: 'users\' logs',
  numbers: [50027],
  meaning: () => 'client_assertion is malformed, or for another audience',
  fix: (view) => [
    'Send it as header.payload.signature, each in base64url without "=" and line breaks.',
    `Its claim aud is the token address of the tenant: https://${view.host || 'login.microsoftonline.com'}/${value(tenantOf(view), '{tenantId}')}/oauth2/v2.0/token; iss and sub are the client id.`,
  ],
});

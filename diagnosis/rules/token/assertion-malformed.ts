import * as pages from '../../pages.ts';
import { entraRule, tenantOf, value } from './aadsts.ts';

export const assertionMalformed = entraRule({
  code: 'ENTRA_ASSERTION_MALFORMED',
  title: 'The assertion is not a valid JWT for Entra',
  certainty: 'reported',
  docs: pages.certificate,
  source: "users' logs",
  numbers: [50027, 50048, 50013],
  meaning: () => 'client_assertion is malformed, or for another audience',
  fix: (view) => {
    const address = `https://${view.host || 'login.microsoftonline.com'}/${value(tenantOf(view), '{tenantId}')}/oauth2/v2.0/token`;
    if (view.evidence.settings.credential === 'certificate') {
      return [
        `Compare loginUrl and tenantId with the tenant's own: the assertion is made for ${address}. A proxy that answers under another name needs the real loginUrl.`,
      ];
    }
    return [
      'Send it as header.payload.signature, each in base64url without "=" and line breaks; in the collection, paste it into clientAssertion.',
      `Made by the app's own certificate, its claim aud is the token address of the tenant: ${address}; iss and sub are the client id.`,
    ];
  },
});

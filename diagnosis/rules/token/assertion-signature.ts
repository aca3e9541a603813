import { pages } from '../../names.ts';
import { entraRule, value } from './aadsts.ts';

export const assertionSignature = entraRule({
  code: 'ENTRA_ASSERTION_SIGNATURE',
  title: 'The assertion is not signed by a certificate of the app',
  certainty: 'documented',
  docs: pages.certificate,
  numbers: [700027],
  meaning: ({ answer }) => {
    const reason = /\[Reason - ([^\].]{1,100})/i.exec(answer.message)?.[1];
    return `the signature of client_assertion does not hold${reason ? ` (${reason})` : ''}`;
  },
  fix: ({ evidence: { settings } }) => [
    `Upload the certificate's public part to the app registration ${value(settings.clientId, 'of clientId')}, Certificates & secrets, and compare the thumbprint.`,
    'Sign with that certificate\'s key: x5t#S256 (or x5t with SHA-1) is its thumbprint in base64url; a PEM must keep its line breaks.',
  ],
});

import * as pages from '../../pages.ts';
import { entraRule, value } from './aadsts.ts';

export const assertionSignature = entraRule({
  code: 'ENTRA_ASSERTION_SIGNATURE',
  title: 'The assertion is not signed by a certificate of the app',
  certainty: 'documented',
  docs: pages.certificate,
  numbers: [700027, 50012, 900384],
  meaning: ({ answer }) => {
    const reason = /\[Reason - ([^\].]{1,100})/i.exec(answer.message)?.[1];
    return `the signature of client_assertion is not valid${reason ? ` (${reason})` : ''}`;
  },
  fix: ({ evidence: { settings } }) => [
    `Upload the certificate's public part to the app registration ${value(settings.clientId, 'of clientId')}, Certificates & secrets, and compare the thumbprint${settings.credential === 'certificate' ? ' with that of the certificate in the variable certificate' : ''}.`,
    settings.credential === 'certificate'
      ? 'If certificate is a thumbprint, make sure that privateKey is the key of that same certificate: as PEM, this is checked before anything is sent.'
      : `Sign with that certificate's key${settings.credential === 'assertion' ? ' when clientAssertion is made' : ''}: x5t#S256 (or x5t with SHA-1) is its thumbprint in base64url; a PEM must keep its line breaks.`,
    'A certificate uploaded a moment ago may take a minute to work.',
  ],
});

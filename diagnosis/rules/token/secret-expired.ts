import { entraRule, value } from './aadsts.ts';

export const secretExpired = entraRule({
  code: 'ENTRA_SECRET_EXPIRED',
  title: 'The client secret has expired',
  certainty: 'documented',
  source: 'full body reported',
  numbers: [7000222],
  meaning: ({ evidence: { settings } }) =>
    `the secrets of ${value(settings.clientId && `app ${settings.clientId}`, 'the app')} are past their date`,
  fix: ({ evidence: { settings } }) => [
    `In the app registration${settings.clientId ? ` ${settings.clientId}` : ''}, Certificates & secrets: make a new client secret and paste its Value into clientSecret.`,
    'A certificate or a federated credential avoids this next time.',
  ],
});

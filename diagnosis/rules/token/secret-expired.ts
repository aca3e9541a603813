import { entraRule, value } from './aadsts.ts';

export const secretExpired = entraRule({
  code: 'ENTRA_SECRET_EXPIRED',
  title: 'The client secret has expired',
  certainty: 'documented',
  source: 'full body reported',
  numbers: [7000222],
  meaning: ({ evidence: { settings } }) => `the secrets of app ${value(settings.clientId, 'in clientId')} are past their date`,
  fix: ({ evidence: { settings } }) => [
    `In the app registration ${value(settings.clientId, 'of clientId')}, Certificates & secrets: make a new client secret and paste its Value into clientSecret.`,
    'A certificate or a federated credential spares you the next time.',
  ],
});

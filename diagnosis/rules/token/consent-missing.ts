import { aadstsAnswer } from '../../example-parts.ts';
import { entraRule, isCommon, value } from './aadsts.ts';

export const consentMissing = entraRule({
  code: 'ENTRA_CONSENT_MISSING',
  title: 'Nobody has consented to the app in this tenant',
  certainty: 'documented',
  numbers: [65001],
  besides: 'and a tenant of its own',
  nearMiss: aadstsAnswer(65001, { tenant: 'common' }),
  when: (view) => !isCommon(view),
  meaning: ({ evidence: { settings } }) => `no consent for app ${value(settings.clientId, 'in clientId')}`,
  fix: ({ evidence: { settings } }) => [
    `If the app is another tenant's, an administrator must open the admin consent page for app ${value(settings.clientId, 'of clientId')} in this tenant once.`,
    'If a user signs in with it, have the delegated permissions consented to; for the app itself, use client_credentials and no application permission.',
  ],
});

import { aadstsAnswer } from '../../examples/example-parts.ts';
import { entraRule, isCommon, value } from './aadsts.ts';

export const consentMissing = entraRule({
  code: 'ENTRA_CONSENT_MISSING',
  title: 'Nobody has consented to the app in this tenant',
  certainty: 'documented',
  numbers: [65001],
  besides: 'and a specific tenant',
  nearMiss: aadstsAnswer(65001, { tenant: 'common' }),
  when: (view) => !isCommon(view),
  meaning: ({ evidence: { settings } }) =>
    `no consent for ${value(settings.clientId && `app ${settings.clientId}`, 'the app')}`,
  fix: ({ evidence: { settings } }) => [
    'For the app itself: use grant_type=client_credentials, and remove permissions of type Application from the registration. An app needs none.',
    `If the app is another tenant's, an administrator must then open the admin consent page for ${value(settings.clientId && `app ${settings.clientId}`, 'the app')} in this tenant once.`,
    'If a user signs in with it, have the delegated permissions consented to.',
  ],
});

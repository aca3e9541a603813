import { entraRule, value } from './aadsts.ts';

export const appDisabled = entraRule({
  code: 'ENTRA_APP_DISABLED',
  title: 'The app is disabled in its tenant',
  certainty: 'documented',
  numbers: [7000112],
  meaning: ({ evidence: { settings } }) => `app ${value(settings.clientId, 'in clientId')} is disabled`,
  fix: ({ evidence: { settings } }) => [`In Entra, Enterprise applications, app ${value(settings.clientId, 'of clientId')}, Properties: set "Enabled for users to sign-in?" to Yes.`],
});

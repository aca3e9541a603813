import { appOf, entraRule } from './aadsts.ts';

export const appDisabled = entraRule({
  code: 'ENTRA_APP_DISABLED',
  title: 'The app is disabled in its tenant',
  certainty: 'documented',
  numbers: [7000112],
  meaning: (view) => `app ${appOf(view, 'in clientId')} is disabled`,
  fix: (view) => [
    `In Entra, Enterprise applications, app ${appOf(view, 'of clientId')}, Properties: set "Enabled for users to sign-in?" to Yes.`,
  ],
});

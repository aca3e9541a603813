import { asksForCredential, entraRule } from './aadsts.ts';

/** Most often the secret's ID was pasted. */
export const secretWrong = entraRule({
  code: 'ENTRA_SECRET_WRONG',
  title: 'This secret does not belong to the app',
  certainty: 'documented',
  source: 'full body documented; half a minute of delay is reported',
  numbers: [7000215, 70002],
  when: (view) => view.answer.aadsts.includes(7000215) || !asksForCredential(view),
  meaning: ({ evidence: { settings } }) =>
    settings.secretLooksLike === 'guid'
      ? "Entra does not know this secret, and clientSecret is a GUID: that is the secret's ID"
      : 'Entra does not know this secret',
  fix: ({ evidence: { settings } }) => [
    `Paste the secret's Value into clientSecret, not its Secret ID${settings.clientId ? ` (app ${settings.clientId})` : ''}. The portal shows the Value once: make a new secret if it is gone.`,
    'A secret made a moment ago may take half a minute to work.',
  ],
});

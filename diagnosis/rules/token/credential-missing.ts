import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { asksForCredential, entraRule } from './aadsts.ts';

export const credentialMissing = entraRule({
  code: 'ENTRA_CREDENTIAL_MISSING',
  title: 'The token request had no credential in it',
  certainty: 'documented',
  docs: pages.clientCredentials,
  source: '7000218 documented, the others reported with their text',
  numbers: [7000216, 7000218, 70002, 90014],
  besides: 'the last two where the text names client_secret and client_assertion',
  when: (view) =>
    view.answer.aadsts.some((number) => number === 7000216 || number === 7000218) || asksForCredential(view),
  example: aadstsAnswer(7000216, { status: 401, settings: { secretLooksLike: 'empty' } }),
  meaning: ({ evidence: { settings } }) =>
    settings.secretLooksLike === 'empty' || settings.secretLooksLike === 'placeholder'
      ? `neither client_secret nor client_assertion came; clientSecret is ${settings.secretLooksLike === 'empty' ? 'empty' : 'a placeholder'}`
      : 'neither client_secret nor client_assertion came',
  fix: () => [
    'Fill in clientSecret, in the environment that is chosen; or privateKey with certificate, or clientAssertion.',
    'If one of them is filled in, send the body as application/x-www-form-urlencoded with each value encoded once. A raw & or + in it, or &amp; between the fields, cuts it off.',
    'If a user signs in without a secret: app registration, Authentication, "Allow public client flows" on.',
  ],
});

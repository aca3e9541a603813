import { entraFamily } from '../families/entra.ts';
import type { Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { guessRule, type Guess } from './guess.ts';
import { credentialMissing } from '../rules/token/credential-missing.ts';
import { secretExpired } from '../rules/token/secret-expired.ts';
import { secretWrong } from '../rules/token/secret-wrong.ts';

const ERROR = 'invalid_client';
const NUMBER = 'Read error_description of the answer: its number AADSTS… decides. Explain it again with that number.';

/** A cause of Entra's with this code; its row has the details. */
const entra = (code: string): Rule => entraFamily.find((rule) => rule.code === code)!;

/** What OAuth's name of the error stands for at Entra, the most frequent first. */
// prettier-ignore
const guesses: readonly Guess[] = [
  { of: secretWrong, why: `${ERROR} says that the app did not prove who it is. Most often the secret's ID was taken for its value (AADSTS7000215).`, fix: () => [NUMBER, 'Paste the Value of the client secret, not its Secret ID.'] },
  { of: secretExpired, why: `${ERROR} also comes with an expired secret (AADSTS7000222).`, fix: () => ['In the app registration, Certificates & secrets: look at the date under Expires. If it is past, make a new client secret.'] },
  { of: credentialMissing, why: `${ERROR} also comes where no secret or assertion arrived (AADSTS7000216, 7000218), such as an empty variable.`, fix: () => ['Look at what was sent: client_secret must be in the body, as application/x-www-form-urlencoded.'] },
  { of: entra('ENTRA_SERVICE_PRINCIPAL_MISSING'), why: `${ERROR} also comes where the app registration has no enterprise application in the tenant (AADSTS7000229).`, fix: () => ['In Entra, Enterprise applications: search for the client id. If it is not there, run az ad sp create --id with the client id.'] },
];

/** The short list for the name of an error of OAuth without Entra's number. Does not apply as soon as a number is known. */
export const bareClientRules: readonly Rule[] = guesses.map((guess, index) =>
  guessRule(guess, {
    isFirst: index === 0,
    source: 'the published table of numbers, by the name of the error that comes with them',
    evidence: `${ERROR} without an AADSTS number`,
    example: { path: '', origin: 'text', status: 401, claims: null, body: { error: ERROR } },
    nearMiss: {
      path: '',
      origin: 'text',
      status: 401,
      claims: null,
      body: { error: ERROR, error_description: 'AADSTS7000222: The provided client secret keys are expired.' },
    },
    applies: isBareClient,
  }),
);

function isBareClient({ evidence, answer, says }: View): boolean {
  return evidence.origin === 'text' && says(ERROR) && answer.aadsts.length === 0;
}

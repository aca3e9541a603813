import { sealForGateway } from '../../shared/encryption/seal.ts';
import type { PublicKey } from '../../shared/encryption/rsa-oaep.ts';
import { problemOfChoice } from '../flow/choice.ts';
import { input } from '../flow/input.ts';

/** What the credentials of each kind consist of, by their names in the API and ours. */
const PARTS: Readonly<Record<string, readonly (readonly [name: string, input: string])[]>> = {
  Anonymous: [],
  Basic: [
    ['username', 'credentialUser'],
    ['password', 'credentialSecret'],
  ],
  Windows: [
    ['username', 'credentialUser'],
    ['password', 'credentialSecret'],
  ],
  OAuth2: [['accessToken', 'credentialSecret']],
  Key: [['key', 'credentialSecret']],
  SAS: [['token', 'credentialSecret']],
};

/** Credentials are sent where there is a secret; those of nobody need none. */
export function credentialsAreGiven(): boolean {
  return input('credentialSecret') !== '' || kind() === 'Anonymous';
}

/** What is wrong with the inputs for credentials, also where no secret is given; nothing of the secret is in it. */
export function problemOfCredentials(): string | undefined {
  const parts = PARTS[kind()];
  if (parts === undefined) return `credentialType must be one of ${Object.keys(PARTS).join(', ')}`;
  const problem =
    problemOfChoice('encryptedConnection', ['Encrypted', 'NotEncrypted']) ??
    problemOfChoice('privacyLevel', ['None', 'Public', 'Organizational', 'Private']);
  if (problem !== undefined || !credentialsAreGiven()) return problem;
  const missing = parts.find(([, name]) => input(name) === '');
  return missing && `type ${missing[1]}: credentials of the type ${kind()} need it`;
}

/**
 * The body that sets the credentials of a data source.
 * @param key of the gateway that it is behind; absent for a data source in the cloud, which the service reads itself
 */
export function credentialsBody(key: PublicKey | undefined): string {
  const parts = PARTS[kind()] ?? [];
  // As the SDK writes it: for those of nobody an empty text.
  const credentialData = parts.length === 0 ? '' : parts.map(([name, from]) => ({ name, value: input(from) }));
  const text = JSON.stringify({ credentialData });
  return JSON.stringify({
    credentialDetails: {
      credentialType: kind(),
      credentials: key === undefined ? text : sealForGateway(text, key),
      encryptedConnection: input('encryptedConnection') || 'Encrypted',
      encryptionAlgorithm: key === undefined ? 'None' : 'RSA-OAEP',
      privacyLevel: input('privacyLevel') || 'None',
      useEndUserOAuth2Credentials: false,
    },
  });
}

/** The kind as the API writes it, in whatever case it was typed. */
function kind(): string {
  const typed = input('credentialType') || 'Basic';
  return Object.keys(PARTS).find((name) => name.toLowerCase() === typed.toLowerCase()) ?? typed;
}

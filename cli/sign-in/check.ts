import { credentialValues, credentialVariables, type CredentialValues } from '../../diagnosis/settings/credential.ts';
import { valueOf, type DataRow, type Environment } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { checkApp, checkParts, type ValueSource } from './credentials.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';
import { certificateIn, IN_VARIABLES } from './certificate.ts';
import { findFederation } from './federation.ts';
import type { Terminal } from '../output/terminal.ts';

/** Whether a row of data signs in by itself. */
export function bringsCredential(row: DataRow): boolean {
  return credentialVariables.some((key) => (row[key] ?? '').trim() !== '');
}

/** Values that take every credential out of an environment: one that comes from outside takes their place. */
export const noCredentials: CredentialValues = credentialValues(() => '');

/**
 * Makes sure, before anything is sent, that there is what a way to sign in needs.
 * @throws CliError with what is missing or malformed
 */
export function checkSignIn(
  { auth, tokenFile }: SignInFlags,
  environment: Environment,
  terminal: Terminal,
  source?: ValueSource,
): void {
  switch (auth) {
    case undefined:
      return;
    case 'secret':
      checkApp(environment, undefined, source);
      checkParts(environment, 'secret', source);
      return checkEncrypted(environment);
    case 'certificate':
      checkApp(environment, undefined, source);
      checkCertificate(environment, terminal);
      return checkEncrypted(environment);
    case 'federated':
      checkApp(environment, undefined, source);
      findFederation(valueOf(environment, 'clientAssertion').trim(), terminal);
      return checkEncrypted(environment);
    case 'default':
      checkApp(environment, [], source);
      return checkEncrypted(environment);
    case 'managed-identity':
    case 'azure-cli':
      return checkApp(environment, [], source);
    case 'token':
      if (tokenFile === undefined) checkParts(environment, 'token', source);
  }
}

/** Both parts as PEM: the library takes no thumbprint in place of the certificate. */
function checkCertificate(environment: Environment, terminal: Terminal): void {
  if (valueOf(environment, 'privateKey').trim() === '')
    throw new CliError(
      'E_CREDENTIALS_MISSING',
      `certificate with its private key (AZURE_CLIENT_CERTIFICATE_PATH, or ${IN_VARIABLES})`,
    );
  checkParts(environment, 'certificate');
  certificateIn(environment, terminal);
}

function checkEncrypted(environment: Environment): void {
  const login = valueOf(environment, 'loginUrl').trim();
  if (/^http:/i.test(login)) throw new CliError('E_AUTH_NEEDS_HTTPS', `loginUrl is ${login}`);
}

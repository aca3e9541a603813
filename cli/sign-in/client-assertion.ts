import { randomUUID, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';
import { chooseCredential, credentialValues } from '../../diagnosis/settings/credential.ts';
import { valueOf, withValues, type Environment } from '../../runner/index.ts';
import type { Terminal } from '../output/terminal.ts';
import { certificateIn, IN_VARIABLES, readKey } from './certificate.ts';

const THUMBPRINT = /^[0-9a-f]{40}$/i;

/**
 * The environment with an assertion in place of a private key, where that is what signs in: as the collection's scripts make it.
 * @throws CliError E_CERTIFICATE_…
 */
export async function withAssertion(environment: Environment, terminal: Terminal): Promise<Environment> {
  const value = (key: string): string => valueOf(environment, key).trim();
  const values = credentialValues(value);
  if (chooseCredential(values).kind !== 'certificate') return environment;
  const { privateKey, certificate } = values;
  const audience = `${value('loginUrl').replace(/\/+$/, '')}/${value('tenantId')}/oauth2/v2.0/token`;
  const client = value('clientId');
  const key = readKey(privateKey, IN_VARIABLES, undefined, terminal);
  const shown = certificate.replaceAll(/[\s:]/g, '');
  const thumbprint = THUMBPRINT.test(shown)
    ? shown
    : new X509Certificate(certificateIn(environment, terminal).certificate).fingerprint.replaceAll(':', '');
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', x5t: Buffer.from(thumbprint, 'hex').toString('base64url') })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime('5m')
    .sign(key);
  terminal.secrets.add(assertion);
  return withValues(environment, { privateKey: '', certificate: '', clientAssertion: assertion });
}

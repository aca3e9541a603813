import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  startEmulator,
  standardTenantDefinition,
  type Emulator,
  type EmulatorOptions,
} from '../../../emulator/index.ts';
import { environment } from '../../runner/fixtures/collection.ts';
import { makeAppCertificate, makeCertificate, type Certificate } from '../fixtures/certificate.ts';
import type { Project } from '../fixtures/terminal.ts';

/** Another identity provider whose tokens the tenant's app trusts. */
export const TRUSTED = {
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:northwind/reports:ref:refs/heads/main',
  audience: 'api://AzureADTokenExchange',
};

/** An emulator over TLS whose app has a secret, a certificate and a trust, with what signs in to it. */
export interface SecureTenant {
  readonly emulator: Emulator;
  /** The server's own. */
  readonly server: Certificate;
  /** The app's own. */
  readonly app: Certificate;
  /** A token of the provider; with these claims changed. */
  assertion(claims?: Readonly<Record<string, unknown>>): string;
}

export async function startSecureTenant(options: { readonly tokenLifetime?: number } = {}): Promise<SecureTenant> {
  const [server, app] = [makeCertificate('localhost'), makeAppCertificate('app')];
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const tenant = standardTenantDefinition();
  const trust = { ...TRUSTED, keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256' }] };
  const [first, ...others] = tenant.apps;
  const definition: NonNullable<EmulatorOptions['tenant']> = {
    ...tenant,
    ...options,
    apps: [{ ...first!, certificates: [app.certificate], federatedCredentials: [trust] }, ...others],
  };
  const emulator = await startEmulator({ tenant: definition, tls: { key: server.key, cert: server.certificate } });
  return { emulator, server, app, assertion: (claims = {}) => makeAssertion(claims, privateKey) };
}

/** Writes what a project needs to reach the tenant: an environment `file.json` without a credential, and `ca.pem`. */
export function reach(
  project: Project,
  { emulator, server }: SecureTenant,
  values: Readonly<Record<string, string>> = {},
): void {
  const { tenantId, clientId, url } = emulator;
  project.write('ca.pem', server.certificate);
  project.write(
    'file.json',
    JSON.stringify(
      environment({
        ...addresses(url),
        tenantId,
        clientId,
        clientSecret: '',
        accessToken: '',
        allowWrite: '',
        ...values,
      }),
    ),
  );
}

export function addresses(url: string): Record<string, string> {
  return { loginUrl: url, apiUrl: url, fabricUrl: '', scope: 'https://analysis.windows.net/powerbi/api/.default' };
}

function makeAssertion(claims: Readonly<Record<string, unknown>>, key: KeyObject): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: TRUSTED.issuer, sub: TRUSTED.subject, aud: TRUSTED.audience, iat: now, nbf: now, exp: now + 300, ...claims })}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

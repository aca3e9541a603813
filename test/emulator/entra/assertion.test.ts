import { createHash } from 'node:crypto';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { startEmulator, type Emulator } from '../../../emulator/index.ts';
import { firstApp } from '../../../emulator/tenant/identities.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { POWER_BI, requestToken } from '../client.ts';
import { selfSigned } from './self-signed.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const mine = selfSigned();
const strange = selfSigned();
const github = await generateKeyPair('RS256');
const trust = {
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:northwind/reports:ref:refs/heads/main',
  audience: 'api://AzureADTokenExchange',
  keys: [{ ...(await exportJWK(github.publicKey)), alg: 'RS256' }],
};

let emulator: Emulator;
beforeAll(async () => {
  const tenant = standardTenantDefinition();
  emulator = await startEmulator({
    tenant: {
      ...tenant,
      apps: [{ ...firstApp(tenant), certificates: [mine.certificate], federatedCredentials: [trust] }],
    },
  });
});
afterAll(() => emulator.close());

/** Asks for a token with an assertion: the AADSTS number, or the claims of the token. */
async function exchange(
  assertion: string,
  form: Record<string, string> = { client_assertion_type: ASSERTION_TYPE },
): Promise<number | JWTPayload> {
  const { clientId: client_id } = emulator;
  const answer = await requestToken(emulator, {
    grant_type: 'client_credentials',
    client_id,
    client_assertion: assertion,
    scope: `${POWER_BI}/.default`,
    ...form,
  });
  const body = (await answer.json()) as { readonly access_token?: string; readonly error_codes?: number[] };
  return body.error_codes?.[0] ?? decodeJwt(body.access_token ?? '');
}

interface Certified {
  readonly from?: typeof mine;
  readonly signedBy?: typeof mine;
  readonly algorithm?: 'PS256' | 'RS256' | 'RS384';
  readonly claims?: JWTPayload;
  /** As MSAL for Python writes a thumbprint. */
  readonly padding?: string;
}

function certified({
  from = mine,
  signedBy = from,
  algorithm = 'PS256',
  claims = {},
  padding = '',
}: Certified = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const hash = (name: string): string => createHash(name).update(from.der).digest('base64url') + padding;
  const thumbprint = algorithm === 'PS256' ? { 'x5t#S256': hash('sha256') } : { x5t: hash('sha1') };
  const all = {
    aud: `${emulator.url}/${emulator.tenantId}/oauth2/v2.0/token`,
    iss: emulator.clientId,
    sub: emulator.clientId,
    jti: 'j',
    nbf: now,
    exp: now + 600,
    ...claims,
  };
  return new SignJWT(all).setProtectedHeader({ alg: algorithm, typ: 'JWT', ...thumbprint }).sign(signedBy.privateKey);
}

function federated(claims: JWTPayload = {}, key = github.privateKey): Promise<string> {
  const all = {
    iss: trust.issuer,
    sub: trust.subject,
    aud: trust.audience,
    exp: Math.floor(Date.now() / 1000) + 300,
    ...claims,
  };
  return new SignJWT(all).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(key);
}

test.each<[string, Certified]>([
  ['PS256 with x5t#S256', {}],
  ['RS256 with the older x5t', { algorithm: 'RS256' }],
  ['RS256 with x5t and the padding of Azure CLI', { algorithm: 'RS256', padding: '=' }],
])('a certificate is good for a token: %s', async (_case, variation) => {
  expect(await exchange(await certified(variation))).toMatchObject({ appidacr: '2', idtyp: 'app' });
});

test.each<[string, Certified, number]>([
  ['a certificate that the app does not have', { from: strange }, 700027],
  ['the thumbprint of one certificate, the key of another', { signedBy: strange }, 700027],
  ['another algorithm', { algorithm: 'RS384' }, 700027],
  ['expired', { claims: { nbf: 1, exp: 2 } }, 700024],
  ['not yet valid', { claims: { nbf: 4_000_000_000, exp: 4_000_000_600 } }, 700024],
  ['for another audience', { claims: { aud: 'https://login.microsoftonline.com/common' } }, 50027],
  ['for another subject', { claims: { sub: 'somebody' } }, 50027],
])("a certificate's assertion is refused: %s", async (_case, variation, code) => {
  expect(await exchange(await certified(variation))).toBe(code);
});

test('a federated token is good for a token', async () => {
  expect(await exchange(await federated())).toMatchObject({ appidacr: '2' });
});

test.each<[string, JWTPayload, number]>([
  ['issuer', { iss: `${trust.issuer}/` }, 700211],
  ['audience', { aud: 'api://azureadtokenexchange' }, 700212],
  ['subject', { sub: 'repo:Northwind/reports:ref:refs/heads/main' }, 700213],
  ['time', { exp: 1 }, 700024],
])('a federated token is compared exactly: %s', async (_case, claims, code) => {
  expect(await exchange(await federated(claims))).toBe(code);
});

test('a federated token that somebody else signed', async () => {
  const { privateKey } = await generateKeyPair('RS256');
  expect(await exchange(await federated({}, privateKey))).toBe(700027);
});

test('an assertion needs its type', async () => {
  expect(await exchange(await certified(), {})).toBe(900144);
});

// Microsoft's own sign-in library gets its tokens from the emulator over TLS, and fails as it does against Entra.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { request } from 'node:https';
import { ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential } from '@azure/identity';
import { makeAppCertificate, makeAuthority, makeServerCertificate } from '../tools/certificates.mjs';
import { withEmulator } from '../tools/emulator.mjs';
import { assertNone, present } from '../tools/problems.mjs';
import { built } from '../tools/project.mjs';

const RESOURCE = 'https://analysis.windows.net/powerbi/api';
const TRUSTED = {
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:northwind/reports:ref:refs/heads/main',
  audience: 'api://AzureADTokenExchange',
};
/** @typedef {import('@azure/identity').TokenCredential} Credential */

const NOBODY = '00000000-1111-4222-8333-444444444444';

export async function prove() {
  const authority = await makeAuthority();
  const tls = await makeServerCertificate(authority);
  const [own, foreign] = [await makeAppCertificate(), await makeAppCertificate()];
  const provider = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const tenant = await tenantOf(own, provider.publicKey);
  return withEmulator((emulator) => proveOn({ emulator, ca: authority.pem, own, foreign, provider }), { tls, tenant });
}

async function tenantOf({ certificate }, providerKey) {
  const { standardTenantDefinition } = await built('emulator/index.js');
  const tenant = standardTenantDefinition();
  const secrets = [
    { value: randomUUID(), expires: '2999-12-31T00:00:00Z' },
    { value: 'an-old-secret', expires: '2025-01-31T00:00:00Z' },
  ];
  const trust = { ...TRUSTED, keys: [{ ...providerKey.export({ format: 'jwk' }), alg: 'RS256' }] };
  const [app] = tenant.apps;
  return { ...tenant, apps: [{ ...app, secrets, certificates: [certificate], federatedCredentials: [trust] }] };
}

async function proveOn({ emulator, ca, own, foreign, provider }) {
  const { tenantId, clientId, clientSecret, url: authorityHost } = emulator;
  const options = {
    authorityHost,
    disableInstanceDiscovery: true,
    tlsOptions: { ca },
    retryOptions: { maxRetries: 0 },
  };
  const bySecret = (change = {}) =>
    new ClientSecretCredential(
      change.tenantId ?? tenantId,
      change.clientId ?? clientId,
      change.secret ?? clientSecret,
      { ...options, ...change.options },
    );
  const byCertificate = ({ key, certificate }) =>
    new ClientCertificateCredential(tenantId, clientId, { certificate: `${key}\n${certificate}\n` }, options);
  const byAssertion = (claims = {}, key = provider.privateKey) =>
    new ClientAssertionCredential(tenantId, clientId, async () => assertion(claims, key), options);
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

  /** @type {[what: string, credential: Credential, appidacr: string][]} */
  const good = [
    ['a secret', bySecret(), '1'],
    ['a certificate', byCertificate(own), '2'],
    ['another provider’s token', byAssertion(), '2'],
  ];
  /** @type {[what: string, credential: Credential, code: string, scope?: string][]} */
  const bad = [
    ['a wrong secret', bySecret({ secret: 'never-issued' }), '7000215'],
    ['an expired secret', bySecret({ secret: 'an-old-secret' }), '7000222'],
    ['an unknown client', bySecret({ clientId: NOBODY }), '700016'],
    ['a certificate that the app does not have', byCertificate(foreign), '700027'],
    [
      'a key that is not the certificate’s',
      byCertificate({ key: foreign.key, certificate: own.certificate }),
      '700027',
    ],
    ['an expired assertion', byAssertion({ age: 7200 }), '700024'],
    ['a wrong subject', byAssertion({ sub: 'repo:northwind/reports:ref:refs/heads/dev' }), '700213'],
    ['a wrong audience', byAssertion({ aud: 'https://github.com/northwind' }), '700212'],
    ['an unknown issuer', byAssertion({ iss: 'https://gitlab.example' }), '700211'],
    ['a stranger’s signature', byAssertion({}, stranger.privateKey), '700027'],
    ['a scope without /.default', bySecret(), '1002012', `${RESOURCE}/Report.Read.All`],
    ['a resource of another cloud', bySecret(), '500011', 'https://analysis.usgovcloudapi.net/powerbi/api/.default'],
  ];
  const problems = [];
  for (const [what, credential, appidacr] of good)
    problems.push(
      ...(await succeeds(
        what,
        credential,
        { appid: clientId, tid: tenantId, aud: RESOURCE, appidacr },
        authorityHost,
        ca,
      )),
    );
  for (const [what, credential, code, scope] of bad) problems.push(...(await fails(what, credential, code, scope)));
  problems.push(...(await failsForTenant(bySecret({ tenantId: NOBODY }), emulator.requests)));
  problems.push(...(await distrusts(bySecret({ options: { tlsOptions: {} } }), emulator.requests)));
  assertNone('@azure/identity gets its tokens from the emulator, and fails as against Entra', problems);
  return `@azure/identity got tokens by ${good.map(([what]) => what).join(', ')} over TLS, and failed in ${bad.length + 1} bad cases as against Entra`;
}

/**
 * The claims are right, and the API takes the token.
 * @param {string} what
 * @param {Credential} credential
 */
async function succeeds(what, credential, expected, url, ca) {
  try {
    const { token, expiresOnTimestamp } = present(await credential.getToken(`${RESOURCE}/.default`), 'the token');
    const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString('utf8'));
    const wrong = Object.entries(expected).filter(([name, value]) => claims[name] !== value);
    const status = await statusOf(`${url}/v1.0/myorg/groups`, token, ca);
    return [
      ...wrong.map(([name, value]) => `${what}: ${name} is ${claims[name]}, not ${value}`),
      ...(expiresOnTimestamp > Date.now() ? [] : [`${what}: the token has expired`]),
      ...(status === 200 ? [] : [`${what}: the API answered ${status}`]),
    ];
  } catch (/** @type {any} */ error) {
    return [`${what}: ${error.name}: ${error.message.slice(0, 300)}`];
  }
}

/**
 * The number is in MSAL's error behind the library's own, or else in the text.
 * @param {string} what
 * @param {Credential} credential
 * @param {string} code
 */
async function fails(what, credential, code, scope = `${RESOURCE}/.default`) {
  try {
    await credential.getToken(scope);
    return [`${what}: a token came`];
  } catch (/** @type {any} */ error) {
    const found = error.cause?.errorNo ?? /AADSTS(\d+)/.exec(error.message)?.[1];
    return String(found) === code
      ? []
      : [`${what}: ${found ?? `no number in ${error.name}: ${error.message.slice(0, 200)}`}, not ${code}`];
  }
}

/** For a tenant that there is not the library stops at the discovery document, and tells no number. @param {Credential} credential */
async function failsForTenant(credential, requests) {
  try {
    await credential.getToken(`${RESOURCE}/.default`);
    return ['an unknown tenant: a token came'];
  } catch (/** @type {any} */ error) {
    const { path, status } = requests.at(-1);
    const isAsExpected =
      /endpoints_resolution_error/.test(error.message) && path.startsWith(`/${NOBODY}/`) && status === 400;
    return isAsExpected
      ? []
      : [`an unknown tenant: ${error.name}: ${error.message.slice(0, 200)} after ${status} for ${path}`];
  }
}

/**
 * Without our authority nothing is sent: the proof would prove little if the library took any certificate.
 * @param {Credential} credential
 */
async function distrusts(credential, requests) {
  const before = requests.length;
  try {
    await credential.getToken(`${RESOURCE}/.default`);
    return ['an authority that nobody trusts was trusted'];
  } catch {
    return requests.length === before ? [] : ['something was sent to a server that nobody trusts'];
  }
}

/** A JWT of another identity provider, signed RS256. */
function assertion({ age = 0, iss = TRUSTED.issuer, sub = TRUSTED.subject, aud = TRUSTED.audience }, key) {
  const now = Math.floor(Date.now() / 1000) - age;
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss, sub, aud, iat: now, nbf: now, exp: now + 300, jti: randomUUID() })}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

function statusOf(url, token, ca) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject).end();
  });
}

import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign, X509Certificate } from 'node:crypto';
import { makeAppCertificate } from '../certificates.mjs';
import { built } from '../project.mjs';
import { CLOUDS } from './clouds.mjs';

const TRUST = {
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:northwind/reports:ref:refs/heads/main',
};
const NOBODY = '00000000-1111-4222-8333-444444444444';
const SIZES = [2048, 3072, 4096];

/** Everything that an app may prove itself by, made anew for each run of the proof, and some that it may not. */
export async function makeCredentials() {
  const certificates = new Map();
  for (const bits of SIZES) certificates.set(bits, await makeAppCertificate(bits));
  const provider = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    secret: secretLikeEntra(),
    expired: secretLikeEntra(),
    certificates,
    foreign: await makeAppCertificate(),
    provider,
  };
}

/**
 * The standard tenant in a cloud, whose app trusts those credentials.
 * @param {Cloud} cloud
 * @param {Credentials} credentials
 *
 * @typedef {keyof typeof CLOUDS} Cloud
 * @typedef {Awaited<ReturnType<typeof makeCredentials>>} Credentials
 */
export async function tenantIn(cloud, { secret, expired, certificates, provider }) {
  const { standardTenantDefinition } = await built('emulator/index.js');
  const tenant = standardTenantDefinition();
  const [app] = tenant.apps;
  const secrets = [
    { value: secret, expires: '2999-12-31T00:00:00Z' },
    { value: expired, expires: '2025-01-31T00:00:00Z' },
  ];
  const trust = {
    ...TRUST,
    audience: CLOUDS[cloud].federation,
    keys: [{ ...provider.publicKey.export({ format: 'jwk' }), alg: 'RS256' }],
  };
  return {
    ...tenant,
    cloud,
    apps: [
      {
        ...app,
        secrets,
        certificates: [...certificates.values()].map(({ certificate }) => certificate),
        federatedCredentials: [trust],
      },
    ],
  };
}

/**
 * The kinds of credential that the collection knows, in the forms in which people have them. `values` is what is filled in; `token` is a
 * token of the app, for the kind that pastes one. `profile`: the call is made as the standard tenant's profile.
 * @type {Record<string, Kind>}
 *
 * @typedef {object} Kind
 * @property {(credentials: Credentials, cloud: Cloud, token: string, profileId: string) => Record<string, string>} values
 * @property {true} [pasted]
 * @property {true} [profile]
 */
export const KINDS = {
  'a secret': { values: ({ secret }) => ({ clientSecret: secret }) },
  ...Object.fromEntries(
    SIZES.map((bits) => [
      `a certificate of ${bits} bits, PKCS#8`,
      { values: ({ certificates }) => certified(certificates.get(bits), 'key') },
    ]),
  ),
  ...Object.fromEntries(
    SIZES.map((bits) => [
      `a certificate of ${bits} bits, PKCS#1 and the thumbprint`,
      { values: ({ certificates }) => byThumbprint(certificates.get(bits)) },
    ]),
  ),
  'an assertion': { values: ({ provider }, cloud) => ({ clientAssertion: assertion(provider.privateKey, cloud) }) },
  'a pasted token': { pasted: true, values: (_credentials, _cloud, token) => ({ accessToken: token }) },
  'a secret and a profile': {
    profile: true,
    values: ({ secret }, _cloud, _token, profileId) => ({ clientSecret: secret, asProfileId: profileId }),
  },
};

/**
 * What is refused, and the diagnosis' code for it; or the word of those who need not ask.
 * @type {Record<string, Kind & { says: RegExp }>}
 */
export const WRONG_KINDS = {
  'an expired secret': { says: names('ENTRA_SECRET_EXPIRED'), values: ({ expired }) => ({ clientSecret: expired }) },
  'a key that is not the certificate’s': {
    says: /does not belong to privateKey/,
    values: ({ certificates, foreign }) => ({
      privateKey: foreign.key,
      certificate: certificates.get(2048).certificate,
    }),
  },
  'a certificate that the app does not have': {
    says: names('ENTRA_ASSERTION_SIGNATURE'),
    values: ({ foreign }) => certified(foreign, 'key'),
  },
  'an assertion of another branch': {
    says: names('ENTRA_FEDERATION_SUBJECT'),
    values: ({ provider }, cloud) => ({
      clientAssertion: assertion(provider.privateKey, cloud, { sub: 'repo:northwind/reports:ref:refs/heads/dev' }),
    }),
  },
  'a pasted token that is none': {
    says: names('TOKEN_MALFORMED'),
    pasted: true,
    values: () => ({ accessToken: 'not-a-token-but-something-pasted-by-mistake' }),
  },
  'somebody else’s profile': {
    says: names('PBI_PROFILE'),
    values: ({ secret }) => ({ clientSecret: secret, asProfileId: NOBODY }),
  },
};

/** A code as a message ends with it, or as our record has it. */
function names(code) {
  return new RegExp(`\\[${code}\\]|"code": ?"${code}"`);
}

/**
 * What must not be found anywhere of the values that were filled in.
 * @param {{ clientSecret?: string, privateKey?: string, clientAssertion?: string, accessToken?: string }} values
 * @returns {string[]}
 */
export function secretsAmong({ clientSecret, privateKey, clientAssertion, accessToken }) {
  return [clientSecret, privateKey, clientAssertion, accessToken].filter((value) => value !== undefined);
}

function certified({ certificate, ...keys }, form) {
  return { privateKey: keys[form], certificate };
}

/** As the portal shows it: SHA-1, hex in capitals. */
function byThumbprint({ pkcs1, certificate }) {
  return {
    privateKey: pkcs1,
    certificate: createHash('sha1').update(new X509Certificate(certificate).raw).digest('hex').toUpperCase(),
  };
}

/** A JWT of another identity provider, signed RS256. */
function assertion(key, cloud, change = {}) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: TRUST.issuer,
    sub: TRUST.subject,
    aud: CLOUDS[cloud].federation,
    iat: now,
    nbf: now,
    exp: now + 600,
    jti: randomUUID(),
    ...change,
  };
  const content = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

/** 40 characters, the fourth a digit, then `Q~`. */
function secretLikeEntra() {
  return `aB38Q~${randomBytes(26).toString('base64url').slice(0, 34)}`;
}

import { createHash, generateKeyPairSync } from 'node:crypto';

/** Bytes that look random and are the same in every run. */
function noise(seed: string, length: number): Buffer {
  const parts: Buffer[] = [];
  for (let part = 0; part * 32 < length; part += 1) parts.push(createHash('sha256').update(`${seed} ${part}`).digest());
  return Buffer.concat(parts).subarray(0, length);
}

function jwt(seed: string, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'RS256', kid: seed })}.${part({ ...claims, jti: noise(seed, 12).toString('hex') })}.${noise(seed, 256).toString('base64url')}`;
}

/** The kinds of secrets that a run meets, one of each; each is found nowhere but where it was planted. */
export const planted = {
  clientSecret: 'Zq8~a.se"cr\\et_Va&lue%41 with+sign/and=<more>\'{x}',
  accessToken: jwt('access', {
    aud: 'https://analysis.windows.net/powerbi/api',
    oid: 'o',
    sub: 'o',
    idtyp: 'app',
    exp: 4102444800,
  }),
  typedSecret: 'correct horse|battery%20staple',
  privateKey: generateKeyPairSync('rsa', {
    modulusLength: 1024,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey,
  clientAssertion: jwt('assertion', { aud: 'https://login.microsoftonline.com/t/v2.0', iss: 'client' }),
  refreshToken: `0.AXoA${noise('refresh', 400).toString('base64url')}`,
  embedToken: `H4sIAAAAAAAEAB${noise('embed', 600).toString('base64')}`,
} as const;

/** The name of a planted secret. */
export type PlantedKind = keyof typeof planted;

/** The names of the planted secrets. */
export const plantedKinds = Object.keys(planted) as readonly PlantedKind[];

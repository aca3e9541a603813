import { constants, createCipheriv, createHmac, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto';

/** The public key of a gateway, as the API shows it. */
export interface PublicKey {
  readonly modulus: string;
  readonly exponent: string;
}

type Hash = 'sha1' | 'sha256';

/** What the credentials of each kind consist of. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  Anonymous: [],
  Basic: ['username', 'password'],
  Windows: ['username', 'password'],
  OAuth2: ['accessToken'],
  Key: ['key'],
  SAS: ['token'],
};

/** Complete credentials of a kind, as the text that is encrypted. */
export function credentialsText(kind: string): string {
  return JSON.stringify({ credentialData: PARTS[kind]?.map((name) => ({ name, value: `the ${name}` })) });
}

/** As Microsoft's SDK encrypts credentials: by the length of the key. */
export function encrypted(key: PublicKey, text: string): string {
  return Buffer.from(key.modulus, 'base64').length === 128
    ? encryptedInSegments(key, text)
    : encryptedWithKeys(key, text);
}

/** Asymmetric1024KeyEncryptionHelper: segments of 85 bytes with SHA-1; of 60 with SHA-256 in the samples in Python. */
export function encryptedInSegments(key: PublicKey, text: string, length = 85, hash: Hash = 'sha1'): string {
  const bytes = Buffer.from(text);
  const segments = Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    withKey(key, bytes.subarray(index * length, (index + 1) * length), hash),
  );
  return Buffer.concat(segments).toString('base64');
}

/** AsymmetricHigherKeyEncryptionHelper, with AuthenticatedEncryption: two keys of its own, and what they encrypt and sign. */
export function encryptedWithKeys(key: PublicKey, text: string, hash: Hash = 'sha256'): string {
  const [cipherKey, signatureKey, start] = [randomBytes(32), randomBytes(64), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', cipherKey, start);
  const cipherText = Buffer.concat([cipher.update(text), cipher.final()]);
  const algorithms = Buffer.from([0, 0]);
  const signature = createHmac('sha256', signatureKey)
    .update(Buffer.concat([algorithms, start, cipherText]))
    .digest();
  const keys = Buffer.concat([Buffer.from([0, 1]), cipherKey, signatureKey]);
  const message = Buffer.concat([algorithms, signature, start, cipherText]);
  return withKey(key, keys, hash).toString('base64') + message.toString('base64');
}

function withKey({ modulus, exponent }: PublicKey, bytes: Buffer, oaepHash: Hash): Buffer {
  const url = (text: string): string => Buffer.from(text, 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'RSA', n: url(modulus), e: url(exponent) }, format: 'jwk' });
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, bytes);
}

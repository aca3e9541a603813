import { base64Of, encryptAesCbc, hexOf, hexOfText, hmacSha256 } from '../crypto-js.ts';
import { randomBytes } from './random.ts';
import { encryptOaep, type PublicKey } from './rsa-oaep.ts';

/** Of 1,024 bits, in bytes: keys of old gateways. */
const SHORT_KEY = 128;
/** A text for a short key is cut into pieces of this length, so that each fits with its padding. */
const SEGMENT = 85;

/**
 * Encrypts the credentials of a data source for an on-premises gateway, as Microsoft's SDK does (PowerBI-CSharp,
 * `AsymmetricKeyEncryptor`): the service hands them to the gateway, which alone can read them.
 * @param key the gateway's public key, as the API shows it: both parts in base64
 * @returns what the API takes for `credentials`
 */
export function sealForGateway(text: string, { modulus, exponent }: PublicKey): string {
  const key = { modulus: hexOf(modulus), exponent: hexOf(exponent) };
  const bytes = hexOfText(text);
  return key.modulus.length / 2 === SHORT_KEY ? sealInSegments(bytes, key) : sealWithKeys(bytes, key);
}

/** `Asymmetric1024KeyEncryptionHelper`: piece by piece, each with OAEP and SHA-1. */
function sealInSegments(bytes: string, key: PublicKey): string {
  const pieces = bytes.match(new RegExp(`.{1,${SEGMENT * 2}}`, 'g')) ?? [];
  return base64Of(pieces.map((piece) => encryptOaep(piece, key, 'SHA-1')).join(''));
}

/** `AsymmetricHigherKeyEncryptionHelper`: two keys made for this message, encrypted with OAEP and SHA-256; the message follows. */
function sealWithKeys(bytes: string, key: PublicKey): string {
  const [cipherKey, signatureKey] = [randomBytes(32), randomBytes(64)];
  // The kinds of the two keys: 32 bytes, 64 bytes.
  const keys = encryptOaep(`0001${cipherKey}${signatureKey}`, key, 'SHA-256');
  return base64Of(keys) + base64Of(sealAndSign(bytes, cipherKey, signatureKey));
}

/** `AuthenticatedEncryption`: AES-256 in CBC mode, and an HMAC over what is sent. */
function sealAndSign(bytes: string, cipherKey: string, signatureKey: string): string {
  // The kinds of cipher and HMAC: AES-256-CBC with PKCS#7, SHA-256.
  const kinds = '0000';
  const start = randomBytes(16);
  const sealed = encryptAesCbc(bytes, cipherKey, start);
  const signature = hmacSha256(kinds + start + sealed, signatureKey);
  return kinds + signature + start + sealed;
}

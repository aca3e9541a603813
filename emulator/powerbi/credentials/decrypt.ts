import { constants, createDecipheriv, createHmac, privateDecrypt, timingSafeEqual, type KeyObject } from 'node:crypto';
import { gatewayKey, type KeySize } from './gateway-key.ts';

/** `not-base64` has an answer of its own on the service. */
export type Decrypted = { readonly text: string } | { readonly problem: 'not-base64' | 'not-decryptable' };

/** The lengths of the two keys, as enumeration values: 32 bytes and 64. */
const KEY_LENGTHS = Buffer.from([0, 1]);
const CIPHER_KEY = 32;
const SIGNATURE_KEY = 64;
/** AES-256-CBC and HMAC-SHA256, as enumeration values. */
const ALGORITHMS = Buffer.from([0, 0]);
const SIGNATURE = 32;
const START = 16;

/**
 * What somebody encrypted with the public key of a gateway, in the two ways of Microsoft's SDK (PowerBI-CSharp, sdk/PowerBI.Api/Extensions).
 * With a key of 1024 bits the text is cut into segments, each encrypted. With a longer one two keys are encrypted that encrypt and sign
 * the text, and both parts are base64 by themselves.
 */
export function decryptedFor(gatewayId: string, size: KeySize, sent: string): Decrypted {
  const { privateKey } = gatewayKey(gatewayId, size);
  const parts = size === 1024 ? [sent] : inParts(sent, size);
  if (!parts.every(isBase64)) return { problem: 'not-base64' };
  const [keys = Buffer.alloc(0), message = Buffer.alloc(0)] = parts.map((part) => Buffer.from(part, 'base64'));
  try {
    const text =
      size === 1024 ? ofSegments(privateKey, keys, size / 8) : ofMessage(decrypted(privateKey, keys), message);
    return { text: text.toString('utf8') };
  } catch {
    return { problem: 'not-decryptable' };
  }
}

/** The encrypted keys, which end with padding as their length wants it, and the rest. */
function inParts(sent: string, size: KeySize): string[] {
  const length = Math.ceil(size / 8 / 3) * 4;
  return [sent.slice(0, length), sent.slice(length)];
}

function isBase64(text: string): boolean {
  return text !== '' && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

/** @throws Error when a segment is not encrypted with this key */
function ofSegments(key: KeyObject, bytes: Buffer, length: number): Buffer {
  if (bytes.length === 0 || bytes.length % length !== 0) throw new Error('The text does not consist of segments');
  const segments = Array.from({ length: bytes.length / length }, (_, index) =>
    decrypted(key, bytes.subarray(index * length, (index + 1) * length)),
  );
  return Buffer.concat(segments);
}

/** @throws Error when the signature or the padding is wrong */
function ofMessage(keys: Buffer, message: Buffer): Buffer {
  const cipherKey = keys.subarray(2, 2 + CIPHER_KEY);
  const signatureKey = keys.subarray(2 + CIPHER_KEY);
  const text = message.subarray(2 + SIGNATURE);
  const signature = createHmac('sha256', signatureKey).update(ALGORITHMS).update(text).digest();
  const isSigned =
    keys.subarray(0, 2).equals(KEY_LENGTHS) &&
    signatureKey.length === SIGNATURE_KEY &&
    message.subarray(0, 2).equals(ALGORITHMS) &&
    text.length > START &&
    timingSafeEqual(signature, message.subarray(2, 2 + SIGNATURE));
  if (!isSigned) throw new Error('The text is not signed with its own key');
  const cipher = createDecipheriv('aes-256-cbc', cipherKey, text.subarray(0, START));
  return Buffer.concat([cipher.update(text.subarray(START)), cipher.final()]);
}

/** The SDK's segments have SHA-1 and its keys SHA-256; the samples in Python have SHA-256 in both. */
function decrypted(key: KeyObject, bytes: Buffer): Buffer {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  try {
    return privateDecrypt({ key, padding, oaepHash: 'sha256' }, bytes);
  } catch {
    return privateDecrypt({ key, padding, oaepHash: 'sha1' }, bytes);
  }
}

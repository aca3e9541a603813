import { sha1, sha256OfBytes } from '../crypto-js.ts';
import { power } from '../power.ts';
import { randomBytes } from './random.ts';

/** A public key of RSA, its parts in hex digits. */
export interface PublicKey {
  readonly modulus: string;
  readonly exponent: string;
}

/** Length of a digest in bytes, and how it is made. */
const HASHES = { 'SHA-1': { size: 20, of: sha1 }, 'SHA-256': { size: 32, of: sha256OfBytes } } as const;

export type Hash = keyof typeof HASHES;

/**
 * Encrypts bytes with RSA and the padding OAEP (RFC 8017, 7.1.1), without a label; both of its digests are the same.
 * @param hex at most as many bytes as the modulus has, less twice the digest and two
 * @returns as many bytes as the modulus has, in hex digits
 */
export function encryptOaep(hex: string, { modulus, exponent }: PublicKey, hash: Hash): string {
  const { size, of } = HASHES[hash];
  const length = modulus.replace(/^(00)+/, '').length / 2;
  const room = length - 2 * size - 2 - hex.length / 2;
  if (room < 0) throw new Error(`${hex.length / 2} bytes do not fit into a key of ${length * 8} bits`);
  const block = `${of('')}${'00'.repeat(room)}01${hex}`;
  const seed = randomBytes(size);
  const maskedBlock = xor(block, mask(seed, block.length / 2, hash));
  const maskedSeed = xor(seed, mask(maskedBlock, size, hash));
  const number = (digits: string): bigint => BigInt(`0x${digits}`);
  const result = power(number(`00${maskedSeed}${maskedBlock}`), number(exponent), number(modulus));
  return result.toString(16).padStart(length * 2, '0');
}

/** MGF1: a mask of the given length in bytes that follows from a seed. */
function mask(seed: string, length: number, hash: Hash): string {
  let digits = '';
  for (let counter = 0; digits.length < length * 2; counter += 1)
    digits += HASHES[hash].of(seed + counter.toString(16).padStart(8, '0'));
  return digits.slice(0, length * 2);
}

function xor(one: string, other: string): string {
  return one.replace(/../g, (byte, place: number) =>
    (parseInt(byte, 16) ^ parseInt(other.slice(place, place + 2), 16)).toString(16).padStart(2, '0'),
  );
}

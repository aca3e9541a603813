import { base64urlOf, sha256 } from '../../shared/crypto-js.ts';
import { power } from '../../shared/power.ts';
import type { PrivateKey } from './private-key.ts';

/** What stands before a SHA-256 digest in a signature of PKCS#1 v1.5. */
const SHA_256 = '3031300d060960864801650304020105000420';

/**
 * Signs a text with RSA and SHA-256, by the Chinese remainder theorem: a few milliseconds for 2048 bits.
 * @returns in base64url; null when the signature does not hold, because the key is damaged
 */
export function signRs256(text: string, key: PrivateKey): string | null {
  const { modulus, publicExponent, p, q, exponentP, exponentQ, inverse, bits } = key;
  const digits = Math.ceil(bits / 8) * 2;
  const digest = `00${SHA_256}${sha256(text)}`;
  const message = BigInt(`0x0001${'f'.repeat(digits - 4 - digest.length)}${digest}`);
  const byP = power(message % p, exponentP, p);
  const byQ = power(message % q, exponentQ, q);
  const step = (inverse * (byP - byQ)) % p;
  const signature = byQ + (step < BigInt(0) ? step + p : step) * q;
  if (power(signature, publicExponent, modulus) !== message) return null;
  return base64urlOf(signature.toString(16).padStart(digits, '0'));
}

import { TOKEN_CACHE } from '../../../catalogue/model/vocabulary.ts';
import { hexOfText, hmacSha256, sha256 } from '../crypto-js.ts';
import { recall, valueOf } from '../value.ts';

/** Strong random numbers, where the sandbox has them: Postman has, Newman 6 has not. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array } | undefined;

let drawn = 0;

/**
 * Bytes that nobody can guess, in hex digits.
 *
 * Newman's sandbox has no source of them: CryptoJS 3 there takes `Math.random`, which can be foretold. What nobody else has is the token
 * of the run. So there the bytes are an HMAC keyed with it, over the time, `Math.random` and a counter: who has the token needs no
 * credentials of a data source, and who has not cannot calculate the bytes. Where `crypto` is there, it alone is asked.
 */
export function randomBytes(count: number): string {
  const strong = typeof crypto === 'undefined' ? undefined : crypto;
  return strong ? strongBytes(strong, count) : derivedBytes(count);
}

function strongBytes(source: NonNullable<typeof crypto>, count: number): string {
  const bytes = source.getRandomValues(new Uint8Array(count));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function derivedBytes(count: number): string {
  const key = sha256(`${tokenOfRun()} ${Math.random()} ${Math.random()} ${Date.now()}`);
  let hex = '';
  while (hex.length < count * 2) {
    drawn += 1;
    hex += hmacSha256(hexOfText(`${drawn} ${Math.random()} ${Date.now()}`), key);
  }
  return hex.slice(0, count * 2);
}

function tokenOfRun(): string {
  const token = recall<{ token?: string }>(TOKEN_CACHE)?.token ?? valueOf('accessToken');
  if (token === '') throw new Error('there is no token, so nothing can be encrypted safely');
  return token;
}

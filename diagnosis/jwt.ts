import type { TokenClaims } from './evidence.ts';

/** A token without what comes along when it is pasted: quotes, spaces, line breaks, invisible characters, `Authorization: Bearer`. */
export function cleanToken(pasted: string): string {
  return pasted
    .replace(/["'`\u2018-\u201d\u00ab\u00bb\s\u200b-\u200d\u2060\ufeff]+/g, ' ')
    .trim()
    .replace(/^authorization ?: ?/i, '')
    .replace(/^(bearer( |$))+/i, '')
    .replace(/ |[,;]$/g, '');
}

/**
 * The claims of a JWT, its signature unchecked: only the service can check that.
 * @param token cleaned
 * @returns null for anything that is no JWT of three parts with a JSON object in the second
 */
export function readClaims(token: string): TokenClaims | null {
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) return null;
  try {
    const claims: unknown = JSON.parse(decode(parts[1] ?? ''));
    return claims !== null && typeof claims === 'object' && !Array.isArray(claims) ? claims : null;
  } catch {
    return null;
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** base64url to text, by hand: no function for it is the same in all sandboxes. */
function decode(base64url: string): string {
  let bits = 0;
  let held = 0;
  let escaped = '';
  for (const digit of base64url) {
    held = ((held << 6) | DIGITS.indexOf(digit)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`;
  }
  return decodeURIComponent(escaped);
}

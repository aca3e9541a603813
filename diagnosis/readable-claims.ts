import type { TokenClaims } from './evidence.ts';

const NUMBERS = ['exp', 'nbf', 'iat'];
const TEXTS = ['iss', 'tid', 'appid', 'azp', 'oid', 'sub', 'idtyp', 'scp', 'upn', 'appidacr'];

/** The claims that are what they should be: a token is whatever somebody pasted. */
export function readableClaims(claims: TokenClaims | null): TokenClaims | null {
  if (claims === null || typeof claims !== 'object') return null;
  const isText = (value: unknown): boolean => typeof value === 'string';
  return Object.fromEntries(
    Object.entries(claims).filter(([name, value]) => {
      if (NUMBERS.includes(name)) return Number.isFinite(value);
      if (TEXTS.includes(name)) return isText(value);
      return (name === 'aud' && isText(value)) || (Array.isArray(value) && value.every(isText));
    }),
  );
}

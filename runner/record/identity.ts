import { decodeJwt } from 'jose/jwt/decode';
import { callerOf } from '../../diagnosis/caller.ts';
import type { TokenClaims } from '../../diagnosis/evidence.ts';

/** Who a request was sent as, as its token tells. */
export type Identity = 'app' | 'user';

/**
 * Reads out of an `Authorization` header whether the token is an app's or a user's.
 * @returns null when there is no token or it cannot be read
 */
export function identityOf(authorization: string | undefined): Identity | null {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return null;
  try {
    const caller = callerOf(decodeJwt<TokenClaims>(token));
    return caller === 'unknown' ? null : caller;
  } catch {
    return null;
  }
}

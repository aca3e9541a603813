import { decodeJwt } from 'jose/jwt/decode';
import { callerOf } from '../../diagnosis/caller.ts';
import type { TokenClaims } from '../../diagnosis/evidence.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import type { Caller, Identity } from './record.ts';

/**
 * Reads out of an `Authorization` header whether the token is an app's or a user's.
 * @returns null when there is no token or it cannot be read
 */
export function identityOf(authorization: string | undefined): Identity | null {
  const claims = claimsOf(authorization);
  const caller = claims === undefined ? 'unknown' : callerOf(claims);
  return caller === 'unknown' ? null : caller;
}

/**
 * Reads out of an `Authorization` header which app of which tenant the token is of.
 * @returns undefined when the token names neither, or cannot be read
 */
export function signedInAs(authorization: string | undefined): Caller | undefined {
  const { appid, azp, tid } = claimsOf(authorization) ?? {};
  // What else somebody put into a token has no place in a record.
  const [app, tenant] = [appid ?? azp, tid].map((id) => (typeof id === 'string' && isGuid(id) ? id.toLowerCase() : ''));
  return app || tenant ? { app: app!, tenant: tenant! } : undefined;
}

function claimsOf(authorization: string | undefined): TokenClaims | undefined {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  try {
    return decodeJwt<TokenClaims>(token);
  } catch {
    return undefined;
  }
}

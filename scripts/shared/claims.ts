import type { TokenClaims } from '../../diagnosis/evidence.ts';

/** A user's token carries scopes; an app's is marked `idtyp: app`, or has the app itself as subject. */
export function callerOf(claims: TokenClaims | null): 'app' | 'user' | 'unknown' {
  if (!claims) return 'unknown';
  if (claims.scp) return 'user';
  return claims.idtyp === 'app' || (claims.oid !== undefined && claims.oid === claims.sub) ? 'app' : 'unknown';
}

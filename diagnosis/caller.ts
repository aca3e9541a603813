import type { TokenClaims } from './evidence.ts';

/** Whose token it is; `unknown` where the claims do not tell, or there are none. */
export type CallerKind = 'app' | 'user' | 'unknown';

/** Only a user's token carries scopes; an app's has `idtyp: app` or, where that claim is left out, its object id as `sub`. */
export function callerOf(claims: TokenClaims | null): CallerKind {
  if (!claims) return 'unknown';
  if (claims.scp || claims.upn || claims.idtyp === 'user') return 'user';
  return claims.idtyp === 'app' || (claims.oid !== undefined && claims.oid === claims.sub) ? 'app' : 'unknown';
}

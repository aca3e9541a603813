/** Claims of a token, as far as the scripts read them. */
export interface Claims {
  readonly scp?: string;
  readonly idtyp?: string;
  readonly oid?: string;
  readonly sub?: string;
  /** Seconds since 1970. */
  readonly exp?: number;
}

/**
 * Reads the claims of a JWT without checking its signature: only the service can do that.
 * @returns null for anything that is no JWT
 */
export function readClaims(token: string): Claims | null {
  const payload = token.split('.')[1];
  if (!payload) return null;
  try {
    const base64 = payload.replace(/-/g, '+').replace(/_/g, '/');
    return JSON.parse(decode(base64 + '='.repeat((4 - (base64.length % 4)) % 4))) as Claims;
  } catch {
    return null;
  }
}

/** Newman warns of `atob` on every call; Bruno's safe sandbox has nothing else. */
function decode(base64: string): string {
  return typeof Buffer === 'undefined' ? atob(base64) : Buffer.from(base64, 'base64').toString('utf8');
}

/** A user's token carries scopes; an app's is marked `idtyp: app`, or has the app itself as subject. */
export function callerOf(claims: Claims | null): 'app' | 'user' | 'unknown' {
  if (!claims) return 'unknown';
  if (claims.scp) return 'user';
  return claims.idtyp === 'app' || (claims.oid !== undefined && claims.oid === claims.sub) ? 'app' : 'unknown';
}

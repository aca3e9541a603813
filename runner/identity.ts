import { decodeJwt } from 'jose';

/** Who a request was sent as, as its token tells. */
export type Identity = 'app' | 'user';

/**
 * Reads out of an `Authorization` header whether the token is an app's or a user's.
 * Only a user's token carries `scp`; an app's has `idtyp: app` or, where that claim is left out, its object id as `sub`.
 * @returns null when there is no token or it cannot be read
 */
export function identityOf(authorization: string | undefined): Identity | null {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return null;
  try {
    const claims = decodeJwt<{ scp?: string; idtyp?: string; oid?: string }>(token);
    if (claims.scp !== undefined || claims.idtyp === 'user') return 'user';
    if (claims.idtyp === 'app' || (claims.oid !== undefined && claims.oid === claims.sub)) return 'app';
    return null;
  } catch {
    return null;
  }
}

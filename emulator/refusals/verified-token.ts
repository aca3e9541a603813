import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { defined } from '../../catalogue/model/defined.ts';
import type { Caller } from '../call.ts';
import { issuer } from '../entra/claims.ts';
import type { SigningKey } from '../entra/keys.ts';
import type { TenantDefinition } from '../tenant/definition.ts';

/** The claims that the API reads. */
export interface AccessClaims extends JWTPayload {
  readonly oid: string;
  readonly appid: string;
  readonly tid: string;
  readonly roles?: readonly string[];
  readonly scp?: string;
  readonly name?: string;
  readonly upn?: string;
  readonly app_displayname?: string;
}

/**
 * What came in `Authorization`. `malformed` is not a JWT; `rejected` is one, but out of time, changed, or signed by somebody else: of
 * Entra's own that was good until then, it is known when it `expired`; `genuine` may still be for another audience.
 */
export type TokenState =
  | { readonly state: 'missing' }
  | { readonly state: 'malformed' }
  | { readonly state: 'rejected'; readonly expired?: Date }
  | { readonly state: 'genuine'; readonly claims: AccessClaims; readonly caller: Caller };

/** Reads and verifies the bearer token: signature, issuer and time; the audience is a rule's business. */
export async function readToken(
  authorization: string | undefined,
  tenant: TenantDefinition,
  key: SigningKey,
): Promise<TokenState> {
  if (authorization === undefined || authorization.trim() === '') return { state: 'missing' };
  const token = /^Bearer\s+(\S+)$/i.exec(authorization.trim())?.[1];
  if (token === undefined || !isJwt(token)) return { state: 'malformed' };
  try {
    const { payload } = await jwtVerify<AccessClaims>(token, key.find, {
      algorithms: ['RS256'],
      issuer: issuer(tenant),
      requiredClaims: ['exp', 'oid', 'appid', 'tid'],
    });
    return { state: 'genuine', claims: payload, caller: callerOf(payload) };
  } catch (error) {
    // The signature was looked at before the time.
    const { exp } = error instanceof errors.JWTExpired ? error.payload : {};
    return { state: 'rejected', ...defined({ expired: exp === undefined ? undefined : new Date(exp * 1000) }) };
  }
}

function isJwt(token: string): boolean {
  try {
    decodeProtectedHeader(token);
    decodeJwt(token);
    return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
  } catch {
    return false;
  }
}

/** Only a user's token carries scopes. */
function callerOf({ scp, oid, appid, tid, name, upn, app_displayname: appName }: AccessClaims): Caller {
  const ids = { objectId: oid, appId: appid, tenantId: tid };
  if (scp === undefined) return { kind: 'app', name: appName ?? appid, ...ids };
  return { kind: 'user', name: name ?? upn ?? oid, ...defined({ email: upn }), ...ids };
}

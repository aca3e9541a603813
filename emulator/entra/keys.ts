import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';

/** The tenant's signing key: made at each start, never written anywhere. */
export interface SigningKey {
  readonly privateKey: CryptoKey;
  /** The public half with `kid` and `use`, as the keys route shows it. */
  readonly publicJwk: JWK;
  readonly keyId: string;
  /** Finds the public key of a token, for `jwtVerify`. */
  readonly find: JWTVerifyGetKey;
}

/** Makes an RS256 key pair. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = await exportJWK(publicKey);
  const keyId = await calculateJwkThumbprint(jwk);
  const publicJwk: JWK = { ...jwk, kid: keyId, use: 'sig', alg: 'RS256' };
  return { privateKey, publicJwk, keyId, find: createLocalJWKSet({ keys: [publicJwk] }) };
}

/** Signs claims as Entra does: RS256, the key named by both `kid` and `x5t`. */
export function sign(claims: JWTPayload, key: SigningKey): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', x5t: key.keyId, kid: key.keyId })
    .sign(key.privateKey);
}

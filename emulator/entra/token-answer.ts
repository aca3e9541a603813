import type { Answer } from '../call.ts';
import { cloudOf } from '../tenant/cloud.ts';
import { appClaims, tokenLifetime } from './claims.ts';
import { errorAnswer } from './error-answer.ts';
import { sign, type SigningKey } from './keys.ts';
import { firstTokenRefusal } from './rules/index.ts';
import { requestedResource } from './scope.ts';
import type { TokenRequest } from './token-request.ts';

/** Answers a token request: the first refusal, or a token (T15). Numbers on v2, strings on v1. */
export async function tokenAnswer(request: TokenRequest, key: SigningKey): Promise<Answer> {
  const refusal = await firstTokenRefusal(request);
  if (refusal !== undefined) return errorAnswer(refusal, request.now, cloudOf(request.tenant).loginUrl);
  const { app, tenant } = request;
  if (app === undefined) throw new Error('A token request that no rule refused names an app');
  const issuedAt = Math.floor(request.now.getTime() / 1000);
  const resource = requestedResource(request);
  const credential = request.clientSecret === '' ? '2' : '1';
  const token = await sign(appClaims(tenant, app, resource, credential, issuedAt), key);
  const lifetime = tokenLifetime(tenant);
  if (request.version === 2) {
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token: token },
    };
  }
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: String(lifetime),
      ext_expires_in: String(lifetime),
      expires_on: String(issuedAt + lifetime),
      not_before: String(issuedAt),
      resource,
      access_token: token,
    },
  };
}

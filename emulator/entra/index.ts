import type { Answer } from '../call.ts';
import { cloudOf } from '../tenant/cloud.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import { discoveryAnswer, keysAnswer } from './discovery.ts';
import { errorAnswer } from './error-answer.ts';
import { instanceAnswer } from './instances.ts';
import type { SigningKey } from './keys.ts';
import { firstTenantRefusal } from './rules/index.ts';
import { tokenAnswer } from './token-answer.ts';
import { readTokenRequest, type EndpointVersion } from './token-request.ts';

/** A request that may be for Entra's host, as it came. */
export interface LoginRequest {
  readonly method: string;
  /** Path without the query, percent-encoded as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly origin: string;
  readonly contentType: string;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

const ROUTES: readonly {
  readonly pattern: RegExp;
  readonly version: EndpointVersion;
  readonly serves: 'token' | 'discovery' | 'keys';
}[] = [
  { pattern: /^\/([^/]*)\/oauth2\/v2\.0\/token\/?$/i, version: 2, serves: 'token' },
  { pattern: /^\/([^/]*)\/oauth2\/token\/?$/i, version: 1, serves: 'token' },
  { pattern: /^\/([^/]*)\/v2\.0\/\.well-known\/openid-configuration$/i, version: 2, serves: 'discovery' },
  { pattern: /^\/([^/]*)\/\.well-known\/openid-configuration$/i, version: 1, serves: 'discovery' },
  { pattern: /^\/([^/]*)\/discovery\/v2\.0\/keys$/i, version: 2, serves: 'keys' },
  { pattern: /^\/([^/]*)\/discovery\/keys$/i, version: 1, serves: 'keys' },
];

/** Where a library asks which login hosts are one. */
const INSTANCE_PATH = /^\/common\/discovery\/instance\/?$/i;

/** Whether a path is the token endpoint's. */
export function isTokenPath(path: string): boolean {
  return ROUTES.some(({ pattern, serves }) => serves === 'token' && pattern.test(path));
}

/** What the token endpoint says to those who ask too often. @param seconds to wait */
export function throttledLogin(seconds: number, tenant: TenantDefinition): Answer {
  return {
    ...errorAnswer({ code: 90055, subject: '' }, new Date(), cloudOf(tenant).loginUrl),
    headers: { 'Retry-After': String(seconds) },
  };
}

/**
 * Answers what Entra's login host serves: token endpoint v2 and v1, discovery documents, keys, the names of the login hosts.
 * @returns undefined when the path is not Entra's
 */
export async function loginAnswer(
  request: LoginRequest,
  tenant: TenantDefinition,
  key: SigningKey,
): Promise<Answer | undefined> {
  const { loginUrl } = cloudOf(tenant);
  if (INSTANCE_PATH.test(request.path))
    return instanceAnswer(request.query.get('authorization_endpoint') ?? '', loginUrl);
  for (const { pattern, version, serves } of ROUTES) {
    const match = pattern.exec(request.path);
    if (match === null) continue;
    const tenantName = decodedSegment(match[1] ?? '');
    const tokenRequest = readTokenRequest({ ...request, version, tenantName }, tenant, new Date());
    if (serves === 'token') return tokenAnswer(tokenRequest, key);
    const refusal = firstTenantRefusal(tokenRequest);
    if (refusal !== undefined) return errorAnswer(refusal, tokenRequest.now, loginUrl);
    return serves === 'keys' ? keysAnswer(key) : discoveryAnswer(tenant, tenantName, request.origin, version);
  }
  return undefined;
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

import type { TokenRequest } from './token-request.ts';

const SUFFIX = '/.default';

/** The scopes of OpenID Connect, which many libraries send with every request. */
const OPENID_SCOPES: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * The scopes that a v2 request is judged by. Beside another scope those of OpenID Connect count for nothing: inferred from
 * Microsoft's libraries and samples, which send them with `/.default`. Alone they are judged like any other.
 */
export function requestedScopes({ form }: TokenRequest): string[] {
  const all = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const others = all.filter((scope) => !OPENID_SCOPES.has(scope));
  return others.length === 0 ? all : others;
}

/** The resource in `{resource}/.default`; undefined when the scope is not of that form. */
export function resourceOfScope(scope: string): string | undefined {
  return scope.endsWith(SUFFIX) ? scope.slice(0, -SUFFIX.length) : undefined;
}

/** The resource that a request asks a token for: v2 names it in the scope, v1 by itself. Empty when a v2 scope names none. */
export function requestedResource(request: TokenRequest): string {
  if (request.version === 1) return request.form.get('resource') ?? '';
  return resourceOfScope(requestedScopes(request)[0] ?? '') ?? '';
}

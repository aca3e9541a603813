import type { TokenRequest } from './token-request.ts';

const SUFFIX = '/.default';

/** The scopes of a v2 request. */
export function requestedScopes({ form }: TokenRequest): string[] {
  return (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
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

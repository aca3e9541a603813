import { resourceKind } from '../resources.ts';
import { requestedResource, requestedScopes, resourceOfScope } from '../scope.ts';
import type { PlainTokenRule } from './rule.ts';

/** T10: a single permission, a bare resource, `openid` and nothing else, or a value that was URL-encoded twice. Does not apply to v1. */
export const scopeWithoutDefault: PlainTokenRule = {
  id: 'T10',
  title: 'The scope does not end with /.default',
  certainty: 'reported',
  source:
    "users' logs, one of them of openid alone; a mix of both forms is documented as 70011; of several OpenID scopes alone inferred",
  refuse(request) {
    if (request.version === 1) return undefined;
    const scopes = requestedScopes(request);
    const without = scopes.find((scope) => resourceOfScope(scope) === undefined);
    if (without === undefined) return undefined;
    const mixed = scopes.some((scope) => resourceOfScope(scope) !== undefined);
    return mixed ? { code: 70011, subject: scopes.join(' ') } : { code: 1002012, subject: without };
  },
};

/** T11: one token, one audience. Does not apply to v1. */
export const scopeOfTwoResources: PlainTokenRule = {
  id: 'T11',
  title: 'The scope names more than one resource',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse(request) {
    if (request.version === 1) return undefined;
    const scopes = requestedScopes(request);
    return new Set(scopes.map(resourceOfScope)).size > 1 ? { code: 700022, subject: scopes.join(' ') } : undefined;
  },
};

/** The resource is not among the app's requested permissions; seldom asked of an app's own token. Does not apply unless the app says what it requests. */
export const resourceNotRequested: PlainTokenRule = {
  id: 'T12c',
  title: 'The app does not request the resource',
  certainty: 'inferred',
  source: "Entra reference: error codes, for users' tokens",
  refuse(request) {
    const resource = requestedResource(request);
    const requested = request.app?.requestedResources;
    return requested === undefined || requested.includes(resource) ? undefined : { code: 650057, subject: resource };
  },
};

/** T12: a typo, an extra slash, or the resource of another cloud. */
export const resourceUnknown: PlainTokenRule = {
  id: 'T12',
  title: 'The resource does not exist in this cloud',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse(request) {
    const resource = requestedResource(request);
    return resourceKind(resource, request.tenant) === undefined ? { code: 500011, subject: resource } : undefined;
  },
};

import type { Answer } from './call.ts';

/** The names that the service gives in `x-powerbi-error-info`, as far as captures show them. */
export type ErrorInfo =
  | 'InvalidToken'
  | 'TokenExpired'
  | 'ServicePrincipalIsNotAllowedByTenantAdminSwitch'
  | 'PowerBINotAuthorizedException'
  | 'GroupNotAccessible'
  | 'UserNotLicensed'
  | 'ResourceNotFound';

/** Headers only: the service gives many reasons in `x-powerbi-error-info` and nothing in the body. */
export function emptyRefusal(status: number, errorInfo?: ErrorInfo): Answer {
  return errorInfo === undefined ? { status } : { status, headers: { 'x-powerbi-error-info': errorInfo } };
}

/**
 * The OData envelope: `PowerBINotAuthorizedException`, `PowerBIEntityNotFound` and their like come in exactly this shape.
 * @param details what the engine or the gateway said: each a name, such as `DetailsMessage`, and its text
 */
export function odataRefusal(
  status: number,
  code: string,
  errorInfo?: ErrorInfo,
  details: readonly (readonly [name: string, value: string])[] = [],
): Answer {
  const told = details.map(([name, value]) => ({ code: name, detail: { type: 1, value } }));
  return {
    ...emptyRefusal(status, errorInfo),
    body: { error: { code, 'pbi.error': { code, parameters: {}, details: told, exceptionCulprit: 1 } } },
  };
}

/** What an app gets for a path that is not open to apps. The capital M is the service's own. */
export function notAccessibleForApplication(status: number): Answer {
  return { status, body: { Message: 'API is not accessible for application' } };
}

/** A code and a message, without the service's own part. */
export function messageRefusal(status: number, code: string, message: string, errorInfo?: ErrorInfo): Answer {
  return { ...emptyRefusal(status, errorInfo), body: { error: { code, message } } };
}

/** What the service says of a request that it cannot read, one detail for each parameter at fault. */
export function validationRefusal(message: string, ...targets: string[]): Answer {
  const details = targets.map((target) => ({ message, target }));
  return { status: 400, body: { error: { code: 'BadRequest', message: 'Bad Request', details } } };
}

/** 429, as a full capture of a live answer has it. @param seconds to wait; the text says them once more */
export function tooManyRequests(seconds: number): Answer {
  const message = `You have exceeded the amount of requests allowed in the current time frame and further requests will fail. Retry in ${seconds} seconds.`;
  return { status: 429, headers: { 'Retry-After': String(seconds) }, body: { message } };
}

import type { Answer } from './call.ts';

/** The names that the service gives in `x-powerbi-error-info`, as far as captures show them. */
export type ErrorInfo =
  | 'InvalidToken'
  | 'TokenExpired'
  | 'ServicePrincipalIsNotAllowedByTenantAdminSwitch'
  | 'PowerBINotAuthorizedException'
  | 'GroupNotAccessible'
  | 'ResourceNotFound';

/** Headers only: the service gives many reasons in `x-powerbi-error-info` and nothing in the body. */
export function emptyRefusal(status: number, errorInfo?: ErrorInfo): Answer {
  return errorInfo === undefined ? { status } : { status, headers: { 'x-powerbi-error-info': errorInfo } };
}

/** The OData envelope: `PowerBINotAuthorizedException`, `PowerBIEntityNotFound` and their like come in exactly this shape. */
export function odataRefusal(status: number, code: string, errorInfo?: ErrorInfo): Answer {
  const detail = { code, parameters: {}, details: [], exceptionCulprit: 1 };
  return { ...emptyRefusal(status, errorInfo), body: { error: { code, 'pbi.error': detail } } };
}

/** What an app gets for a path that is not open to apps. The capital M is the service's own. */
export function notAccessibleForApplication(status: number): Answer {
  return { status, body: { Message: 'API is not accessible for application' } };
}

/** What the service says of a request that it cannot read. */
export function badRequest(message: string, target: string): Answer {
  return { status: 400, body: { error: { code: 'BadRequest', message: 'Bad Request', details: [{ message, target }] } } };
}

import type { Answer } from './answer.ts';

/** Reasons with the status that they usually come with; the first that fits counts. */
// prettier-ignore
const STATUSES: readonly (readonly [reason: RegExp, status: number])[] = [
  [/^(ServicePrincipalIsNotAllowedByTenantAdminSwitch|GroupNotAccessible|PowerBINot\w+Exception|Unauthorized|UserDoesNotBelongToCurrentCluster)$/i, 401],
  [/^(InvalidToken|TokenExpired|Forbidden|Insufficient\w+|FeatureNotAvailable|RequestDeniedByInboundPolicy|AuthorizationFailed)$/i, 403],
  [/(NotFound|NotFoundError|NotFoundInADGraphError)$/i, 404],
  [/^(RequestBlocked|TooManyRequests\w*)$/i, 429],
  [/./, 400],
];

/** The status that an answer most likely had, where a text does not say it: by its reason. 0 where it names none. */
export function likelyStatus(answer: Answer): number {
  if (/not accessible for application/i.test(answer.message)) return 403;
  if (answer.aadsts.length > 0) return 400;
  const reason = answer.info || answer.code || answer.message;
  return STATUSES.find(([pattern]) => pattern.test(reason))?.[1] ?? 0;
}

import { headerOf, saidByService } from '../../shared/response.ts';

/** What the service names where the caller is the reason: it would refuse everything else also. */
const OF_THE_CALLER = ['TokenExpired', 'InvalidToken', 'ServicePrincipalIsNotAllowedByTenantAdminSwitch'];

/** The least of an answer that is a refusal, and statuses that refuse one thing of many. */
const REFUSING = [400, 401, 403, 404, 409, 500];

/**
 * How the service refuses one thing of a list, in words: a line of the table, where the rest of the list can still be read.
 * @returns undefined where the answer is about the caller, or about no thing at all
 */
export function refusalOfThing(): string | undefined {
  const { code } = pm.response;
  if (!REFUSING.includes(code) || OF_THE_CALLER.includes(headerOf('x-powerbi-error-info'))) return undefined;
  const said = saidByService();
  return said ? `${code} (${said})` : String(code);
}

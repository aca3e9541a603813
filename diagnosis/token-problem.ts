import type { Cause } from './cause.ts';
import { hostOf } from './clouds.ts';
import type { Evidence } from './evidence.ts';
import type { Settings } from './settings/settings.ts';
import { causeOf, type Rule } from './rule.ts';
import { claimsRules } from './rules/claims/index.ts';
import { userToken } from './rules/claims/user.ts';
import { FIRST_CALL } from './services/called-service.ts';
import { viewOf, type View } from './view.ts';

/**
 * A call with this token that was refused without a reason: what the rules of the claims find then, the token alone is to blame for.
 * @param token cleaned
 * @param now milliseconds since 1970
 */
export function viewOfToken(claims: Evidence['claims'], token: string, now: number, settings: Partial<Settings>): View {
  return viewOf({
    method: 'GET',
    url: `https://${hostOf(settings.apiUrl ?? '') || 'any-cloud.invalid'}${FIRST_CALL}`,
    status: 403,
    headers: {},
    body: '',
    claims,
    token: claims ? 'jwt' : token ? 'no jwt' : 'none',
    operation: null,
    settings,
    neighbours: [],
    now,
  });
}

/** What the claims prove to be wrong, and that it is a user's; surest first. */
export function problemsOfClaims(view: View): { readonly proven: readonly Cause[]; readonly ofUser: readonly Cause[] } {
  const proven = claimsRules.filter(({ stage }) => stage === 'claims').map((rule) => causeOf(rule, view));
  return {
    proven: proven.filter((cause) => cause !== null),
    ofUser: view.caller === 'user' ? [userProblem(view)] : [],
  };
}

function userProblem({ claims }: View): Cause {
  const why = `The token is ${claims?.upn ? `of ${claims.upn}` : "a user's"}: what it may do says nothing about the service principal.`;
  return {
    ...causeFrom(userToken, why, [
      'For the app, empty accessToken, so that the token is got with clientId and clientSecret.',
      "For My workspace and Apps, a user's token is right.",
    ]),
    title: "It is a user's token",
  };
}

/** A cause of a rule that is told in other words than the rule's own. */
export function causeFrom({ code, title, docs, certainty }: Rule, why: string, fix: readonly string[]): Cause {
  return { code, title, why, fix, docs, certainty };
}

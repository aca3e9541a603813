import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

/** A challenge for more claims. Does not apply without one. */
export const conditionalAccess: Rule = {
  code: 'PBI_CONDITIONAL_ACCESS',
  title: 'Conditional Access asks for more than the token has',
  stage: 'reason',
  certainty: 'measured',
  docs: pages.troubleshoot,
  source: "measured with a user's token",
  evidence: 'header www-authenticate with insufficient_claims',
  example: {
    path: '/v1.0/myorg/groups',
    status: 401,
    headers: { 'www-authenticate': 'Bearer error="insufficient_claims"' },
  },
  nearMiss: { path: '/v1.0/myorg/groups', status: 401, headers: { 'www-authenticate': 'Bearer' } },
  explain({ service, refused, answer, caller }) {
    if (service !== 'powerbi' && service !== 'fabric') return null;
    if (!refused || !/insufficient_claims/i.test(answer.header('www-authenticate'))) return null;
    return {
      why: 'The header www-authenticate says insufficient_claims: the token was made before a policy changed, or does not meet it.',
      fix: [
        caller === 'app'
          ? 'Get a new token; if that is also refused, have the Conditional Access policy for workload identities allow this app and its network.'
          : 'Sign in again, with the claims from the header if your library accepts them.',
        'The Entra sign-in log, under Conditional Access, names the policy.',
      ],
    };
  },
};

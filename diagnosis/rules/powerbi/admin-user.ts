import { ofUser } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { isUnexplained } from './refusal.ts';

/** Does not apply to apps, which need no role; a missing scope is another rule's and comes first. */
export const notAdministrator: Rule = {
  code: 'PBI_ADMIN_NOT_ADMIN',
  title: 'The user is not a Fabric administrator',
  stage: 'shape',
  certainty: 'inferred',
  docs: pages.fabricAdmin,
  source: 'the description names the role; the answer is inferred',
  evidence: "a user's good token, a path under /admin, no other reason",
  example: { path: '/v1.0/myorg/admin/groups?$top=1', status: 401, claims: { ...ofUser, scp: 'Tenant.Read.All' } },
  nearMiss: { path: '/v1.0/myorg/groups?$top=1', status: 401, claims: { ...ofUser, scp: 'Tenant.Read.All' } },
  explain(view) {
    const { caller, isAdmin, claims } = view;
    if (caller !== 'user' || !isAdmin || !isUnexplained(view)) return null;
    return {
      why: `The ${claims ? `token is ${claims.upn ? `${claims.upn}'s` : "a user's"}` : 'caller is a user'}, and the operations under /admin are for Fabric administrators.`,
      fix: [
        'Give the user the Entra role Fabric Administrator (active now, if it is granted for a time), and sign in again.',
        'Or call the read-only operations as a service principal, which needs no role but its tenant setting.',
      ],
    };
  },
};

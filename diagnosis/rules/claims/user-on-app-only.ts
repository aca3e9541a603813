import { ofUser } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { userToken } from './user.ts';

/** Operations that the description opens to service principals alone. */
export const userOnAppOnly: Rule = {
  code: userToken.code,
  title: "A user's token, but only an app's is accepted",
  stage: 'claims',
  certainty: 'documented',
  docs: pages.profiles,
  source: 'the description of six operations',
  evidence: 'a refusal of a token with the claim scp or upn, on an operation for service principals only',
  example: { path: '/v1.0/myorg/profiles', claims: ofUser },
  nearMiss: { path: '/v1.0/myorg/groups', claims: ofUser },
  explain({ service, refused, caller, operation, evidence: { settings } }) {
    if (service !== 'powerbi' || !refused || caller !== 'user' || operation?.servicePrincipal !== 'only') return null;
    return {
      why: `${operation.title} can be called by a service principal only; the token is a user's (claim scp).`,
      fix: [
        settings.clientId
          ? `Empty accessToken, so that the token is got with app ${settings.clientId}.`
          : 'Fill in tenantId, clientId and clientSecret, and empty accessToken.',
      ],
    };
  },
};

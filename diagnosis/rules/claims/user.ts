import { ofUser } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { mayBeTheToken } from './judged.ts';

/** A user may fail for reasons of his own. Does not apply to what only a user may call, nor without an app in the settings. */
export const userToken: Rule = {
  code: 'TOKEN_OF_USER',
  title: "Or: a user's token was sent instead of the app's",
  stage: 'doubt',
  certainty: 'inferred',
  docs: pages.servicePrincipal,
  source: 'claims of both kinds are documented',
  evidence: 'a refusal of a token with the claim scp or upn, while the settings have a clientId',
  example: { path: '/v1.0/myorg/groups', status: 401, claims: { ...ofUser, scp: 'Workspace.Read.All' } },
  nearMiss: { path: '/v1.0/myorg/apps', status: 401, claims: { ...ofUser, scp: 'App.Read.All' } },
  explain(view) {
    const { clientId } = view.evidence.settings;
    if (view.caller !== 'user' || !clientId || !view.refused || !mayBeTheToken(view) || view.operation?.closedReason)
      return null;
    if (view.operation?.servicePrincipal === 'only') return null;
    return {
      why: `The token is ${view.claims?.upn ? `of ${view.claims.upn.slice(0, 80)}` : "a user's (it has scp)"}; the settings have app ${clientId}.`,
      fix: [
        `Empty accessToken, so that the token is got with app ${clientId}.`,
        'If the user is the right caller, this user needs the right and the scope.',
      ],
    };
  },
};

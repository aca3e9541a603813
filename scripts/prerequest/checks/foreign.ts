import { graphScope } from '../../../catalogue/entra/graph.ts';
import { bodyOf, codeOf } from '../../shared/answer.ts';
import { valueOf } from '../../shared/value.ts';
import { leaveUnsent } from '../outcome.ts';
import { sendTokenRequest } from '../token-request.ts';

/**
 * A check sends a token that is good for another service. It is asked for with the secret with which the collection's script has signed in right
 * before, at the sign-in host that was judged there: after a pasted token nothing was, and nothing is asked.
 */
const [accessToken, clientSecret, tenantId, clientId] = ['accessToken', 'clientSecret', 'tenantId', 'clientId'].map(
  valueOf,
);
const loginUrl = valueOf('loginUrl').replace(/\/+$/, '');

if (accessToken || !clientSecret)
  leaveUnsent('there is no client secret to ask for a token of another service with. The other checks need none.');
else askForToken();

function askForToken(): void {
  const fields = [
    ['grant_type', 'client_credentials'],
    ['client_id', clientId!],
    ['client_secret', clientSecret!],
    ['scope', graphScope(loginUrl)],
  ] as const;
  void sendTokenRequest(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, fields, (_error, answer) => {
    const { access_token: token } = (bodyOf(answer) ?? {}) as { access_token?: string };
    if (!token)
      return leaveUnsent(`the sign-in host gives no token of another service (${codeOf(answer) || 'no answer'}).`);
    pm.variables.set('token', token);
  });
}

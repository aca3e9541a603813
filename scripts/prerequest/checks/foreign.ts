import { graphScope } from '../../../catalogue/entra/graph.ts';
import { bodyOf, codeOf, type SentAnswer } from '../../shared/answer.ts';
import { valueOf } from '../../shared/value.ts';
import { leaveUnsent } from '../outcome.ts';
import { tokenRequest } from '../token-request.ts';

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
else void askForToken();

/** `async` for Bruno alone, which turns the call below into one that is awaited; nothing in it waits or throws. */
// eslint-disable-next-line no-restricted-syntax
async function askForToken(): Promise<void> {
  const fields = [
    ['grant_type', 'client_credentials'],
    ['client_id', clientId!],
    ['client_secret', clientSecret!],
    ['scope', graphScope(loginUrl)],
  ] as const;
  const request = tokenRequest(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, fields);
  pm.sendRequest(request as never, (_error: unknown, answer: unknown) => {
    const { access_token: token } = (bodyOf(answer as SentAnswer) ?? {}) as { access_token?: string };
    if (!token)
      return leaveUnsent(
        `the sign-in host gives no token of another service (${codeOf(answer as SentAnswer) || 'no answer'}).`,
      );
    pm.variables.set('token', token);
  });
}

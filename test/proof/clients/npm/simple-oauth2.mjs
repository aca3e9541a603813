// A plain OAuth client.
import { ClientCredentials } from 'simple-oauth2';
import { clientId, clientSecret, fail, read, scope, tenantId } from './read.mjs';

const client = new ClientCredentials({
  client: { id: clientId, secret: clientSecret },
  auth: { tokenHost: 'https://login.microsoftonline.com', tokenPath: `/${tenantId}/oauth2/v2.0/token` },
  options: { authorizationMethod: 'body' },
});
// The library's message has the status only; the server's words are beside it.
await client.getToken({ scope }).then(
  ({ token }) => read(token.access_token),
  (error) => fail(new Error(`${error.message}: ${JSON.stringify(error.data?.payload)}`)),
);

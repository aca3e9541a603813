// The certified OpenID client: it reads the discovery document, signs in, and reads with its own function.
import { clientCredentialsGrant, discovery, fetchProtectedResource, ClientSecretPost } from 'openid-client';
import { address, authority, clientId, clientSecret, fail, scope, show } from './read.mjs';

try {
  const server = new URL(`${authority}/v2.0`);
  const config = await discovery(server, clientId, undefined, ClientSecretPost(clientSecret));
  const { access_token: token } = await clientCredentialsGrant(config, { scope });
  await fetchProtectedResource(config, token, new URL(address), 'GET').then(show, async (error) =>
    error.cause instanceof Response || error.response instanceof Response
      ? show(error.response ?? error.cause)
      : fail(error),
  );
} catch (error) {
  fail(error);
}

// The services of GitHub and of Azure DevOps that tell a job by a signed token who it is. Both ask for the job's own credential.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:https';

/** The identity providers' key, and what goes with it. */
export function makeIssuerKey() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256' }];
  return { keys, sign: (claims) => signed(claims, privateKey) };
}

/**
 * @param {object} issuerKey
 * @param {{ key: string, cert: string }} tls
 * @returns {Promise<{ github: object, azure: { uri: string, accessToken: string }, allow(connection: string): void, says: { github: object, azure: object }, asked: string[], close(): Promise<void> }>}
 *   `says`: issuer and subject of the tokens, to be set; `asked`: what was asked for, the refused included; `secrets`: what nobody may see
 */
export async function startTokenService(issuerKey, tls) {
  const [requestToken, accessToken] = [randomUUID(), randomUUID()];
  const says = { github: {}, azure: {} };
  const allowed = new Set();
  const asked = [];
  const secrets = [requestToken, accessToken];
  const server = createServer(tls, ({ method, url, headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'https://localhost');
    const send = (status, body) => {
      asked.push(
        `${status} ${method} ${pathname} ${searchParams.get('audience') ?? searchParams.get('serviceConnectionId')}`,
      );
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const issue = (whose, audience) => {
      const token = issuerKey.sign({ iss: says[whose].issuer, sub: says[whose].subject, aud: audience });
      secrets.push(token);
      return token;
    };
    if (pathname === '/github')
      return headers.authorization === `Bearer ${requestToken}`
        ? send(200, { value: issue('github', searchParams.get('audience')) })
        : send(401, {});
    if (pathname !== '/azure/oidctoken' || method !== 'POST' || headers.authorization !== `Bearer ${accessToken}`)
      return send(401, {});
    if (!allowed.has(searchParams.get('serviceConnectionId')))
      return send(404, { value: 'There is no explicit reference to this service connection from the job.' });
    return send(200, { oidcToken: issue('azure', 'api://AzureADTokenExchange') });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${server.address().port}`;
  return {
    github: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/github?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    azure: { uri: `${url}/azure/oidctoken`, accessToken },
    allow: (connection) => allowed.add(connection),
    says,
    asked,
    secrets,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function signed({ iss, sub, aud }, key) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss, sub, aud, iat: now, nbf: now, exp: now + 300, jti: randomUUID() })}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

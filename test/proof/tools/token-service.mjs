// The services of GitHub and of Azure DevOps that tell a job by a signed token who it is. Both ask for the job's own credential. GitLab puts
// such a token into a variable.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:https';
import { end, listen } from './listen.mjs';

/**
 * The identity providers' key, and what goes with it.
 * @returns {IssuerKey}
 *
 * @typedef {Record<'iss' | 'sub' | 'aud', string | null | undefined>} Claims
 * @typedef {{ keys: object[], sign: (claims: Claims) => string }} IssuerKey
 */
export function makeIssuerKey() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256' }];
  return { keys, sign: (claims) => signed(claims, privateKey) };
}

/**
 * @param {IssuerKey} issuerKey
 * @param {{ key: string, cert: string }} tls
 * @returns {Promise<TokenService>}
 *
 * @typedef {{ issuer?: string, subject?: string }} Says
 *
 * @typedef {object} TokenService
 * @property {Record<string, string>} github the variables of a job that may ask for a token
 * @property {{ uri: string, accessToken: string }} azure
 * @property {(connection: string) => void} allow
 * @property {(audience: string) => string} gitlab a token that GitLab puts into a variable of a job
 * @property {Record<'github' | 'azure' | 'gitlab', Says>} says issuer and subject of the tokens, to be set
 * @property {string[]} asked what was asked for, the refused included
 * @property {string[]} secrets what nobody may see
 * @property {() => Promise<void>} close
 */
export async function startTokenService(issuerKey, tls) {
  const [requestToken, accessToken] = [randomUUID(), randomUUID()];
  /** @type {Record<'github' | 'azure' | 'gitlab', Says>} */
  const says = { github: {}, azure: {}, gitlab: {} };
  const allowed = new Set();
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const secrets = [requestToken, accessToken];
  const issue = (whose, audience) => {
    const token = issuerKey.sign({ iss: says[whose].issuer, sub: says[whose].subject, aud: audience });
    secrets.push(token);
    return token;
  };
  const server = createServer(tls, ({ method, url = '', headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'https://localhost');
    const send = (status, body) => {
      asked.push(
        `${status} ${method} ${pathname} ${searchParams.get('audience') ?? searchParams.get('serviceConnectionId')}`,
      );
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
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
  const url = `https://localhost:${await listen(server)}`;
  return {
    github: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/github?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    azure: { uri: `${url}/azure/oidctoken`, accessToken },
    gitlab: (audience) => issue('gitlab', audience),
    allow: (connection) => void allowed.add(connection),
    says,
    asked,
    secrets,
    close: () => end(server),
  };
}

function signed({ iss, sub, aud }, key) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss, sub, aud, iat: now, nbf: now, exp: now + 300, jti: randomUUID() })}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

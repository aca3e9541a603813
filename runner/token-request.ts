import { ASSERTION_TYPE } from '../catalogue/entra/sign-in.ts';
import type { Cause } from '../diagnosis/cause.ts';
import { askOnce, type AskTransport } from './ask-once.ts';
import { withBaseAddresses } from './base-url.ts';
import { settingsOf } from './causes/evidence.ts';
import { secretsOf, valueOf, withValues, type Environment } from './environment.ts';
import type { Exchange } from './exchange.ts';
import { Explainer } from './causes/explainer.ts';
import type { Collection } from './plan/collection.ts';
import { redactor } from './redaction/redact.ts';

/** From byte to byte. */
const TIMEOUT_MS = 30_000;

/** What the token endpoint gave: a token, or the causes why not. */
export type TokenAnswer =
  | { readonly token: string }
  | { readonly token: undefined; readonly causes: readonly Cause[]; readonly status: number };

/**
 * Asks Entra for a token as the collection does (client credentials), by the way that a run takes, so that proxies and certificates hold for
 * both. A redirect is an answer: the secret goes to `loginUrl` alone.
 * @param environment has loginUrl, tenantId, clientId, scope, and clientSecret or clientAssertion
 */
export async function requestToken(
  environment: Environment,
  signal: AbortSignal,
  transport: AskTransport = {},
): Promise<TokenAnswer> {
  let exchange: Exchange | undefined;
  const inputs = trimmedInputs(environment);
  const filled = withBaseAddresses(withValues(environment, inputs), transport.trustedHosts);
  await askOnce(
    {
      collection: tokenCollection(inputs['clientAssertion'] !== ''),
      environment: filled,
      timeout: TIMEOUT_MS,
      transport,
      signal,
    },
    (event) => {
      if (event.kind === 'sent') exchange = event.exchange;
    },
  );
  const answer = exchange ?? { method: 'POST', url: '', status: 0, headers: {}, body: '' };
  const token = answer.status >= 200 && answer.status < 300 ? readAccessToken(answer.body) : undefined;
  if (token !== undefined) return { token };
  const { authorization: _none, ...refused } = answer; // a token request carries no token: that is no mistake
  return { token: undefined, causes: explainRefusal(refused, environment), status: answer.status };
}

/** Why the token endpoint gave no token, without secrets. */
export function explainRefusal(exchange: Exchange, environment: Environment): readonly Cause[] {
  return new Explainer([], settingsOf(environment), redactor(secretsOf(environment))).explain(exchange);
}

/** Without the white space around them, as the collection takes it off. */
function trimmedInputs(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    ['tenantId', 'clientId', 'clientSecret', 'clientAssertion', 'scope'].map((key) => [
      key,
      valueOf(environment, key).trim(),
    ]),
  );
}

function readAccessToken(body: string): string | undefined {
  try {
    const { access_token: token } = JSON.parse(body) as { access_token?: unknown };
    return typeof token === 'string' && token !== '' ? token : undefined;
  } catch {
    return undefined;
  }
}

function tokenCollection(byAssertion: boolean): Collection {
  const proof = byAssertion
    ? { client_assertion_type: ASSERTION_TYPE, client_assertion: '{{clientAssertion}}' }
    : { client_secret: '{{clientSecret}}' };
  const form = { grant_type: 'client_credentials', client_id: '{{clientId}}', ...proof, scope: '{{scope}}' };
  const item = {
    id: 'token',
    name: 'Token',
    request: {
      method: 'POST',
      url: '{{loginUrl}}/{{tenantId}}/oauth2/v2.0/token',
      auth: { type: 'noauth' },
      body: { mode: 'urlencoded', urlencoded: Object.entries(form).map(([key, value]) => ({ key, value })) },
    },
  };
  return {
    info: { name: 'Token', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [item],
  };
}

import { factsOf } from '../../catalogue/facts.ts';
import { operationAt } from '../../catalogue/operation-at.ts';
import type { Evidence, Settings } from '../../diagnosis/evidence.ts';
import { readClaims } from '../../diagnosis/jwt.ts';
import { valueOf, type Environment } from '../environment.ts';
import type { Exchange } from '../exchange.ts';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PLACEHOLDER = /^[<{$].*[>}]$|\{\{|^(?:your|enter|insert|paste)[-_ ]/i;

/** What is known besides the exchange itself. */
export interface Surroundings {
  readonly settings?: Evidence['settings'];
  readonly neighbours?: Evidence['neighbours'];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An exchange as the diagnosis takes it: with the operation from the catalogue and the claims of the token. */
export function evidenceOf(exchange: Exchange, { settings = {}, neighbours = [], now }: Surroundings): Evidence {
  const { method, url, status, headers, body, authorization } = exchange;
  const operation = operationAt(method, url);
  return {
    method,
    url,
    status,
    headers,
    body,
    ...readToken(authorization),
    operation: operation === undefined ? null : factsOf(operation),
    settings,
    neighbours,
    now,
  };
}

/** The settings of a run that a diagnosis may look at; of the secret only what it looks like. */
export function settingsOf(environment: Environment): Settings {
  const trimmed = (key: string): string => valueOf(environment, key).trim();
  return {
    tenantId: trimmed('tenantId'),
    clientId: trimmed('clientId'),
    loginUrl: trimmed('loginUrl'),
    apiUrl: trimmed('apiUrl'),
    scope: trimmed('scope'),
    secretLooksLike: looksLike(trimmed('clientSecret')),
  };
}

function looksLike(secret: string): Settings['secretLooksLike'] {
  if (secret === '') return 'empty';
  if (GUID.test(secret)) return 'guid';
  return PLACEHOLDER.test(secret) ? 'placeholder' : 'secret';
}

function readToken(authorization: string | undefined): Pick<Evidence, 'claims' | 'token'> {
  if (authorization === undefined) return { claims: null };
  const token = authorization.replace(/^\s*Bearer\b/i, '').trim();
  if (token === '') return { claims: null, token: 'none' };
  const claims = readClaims(token);
  return { claims, token: claims ? 'jwt' : 'no jwt' };
}

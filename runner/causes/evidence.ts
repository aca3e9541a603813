import { factsOf } from '../../catalogue/model/facts.ts';
import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { operationAt } from '../../catalogue/model/operation-at.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import type { Settings } from '../../diagnosis/settings/settings.ts';
import { readClaims } from '../../diagnosis/jwt.ts';
import { describeSettings } from '../../diagnosis/settings/describe.ts';
import { valueOf, type Environment } from '../environment.ts';
import type { Exchange } from '../exchange.ts';

/** What is known besides the exchange itself. */
export interface Surroundings {
  /** The APIs whose operations are known. */
  readonly catalogues: Catalogues;
  readonly settings?: Evidence['settings'];
  readonly neighbours?: Evidence['neighbours'];
  /** `text` where the exchange was read from a loose text; see {@link Evidence.origin}. */
  readonly origin?: Evidence['origin'];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An exchange as the diagnosis takes it: with the operation from the catalogue and the claims of the token. */
export function evidenceOf(
  exchange: Exchange,
  { catalogues, settings = {}, neighbours = [], origin, now }: Surroundings,
): Evidence {
  const { method, url, status, headers, body, authorization, failure } = exchange;
  const operation = operationAt(catalogues, method, url);
  return {
    method,
    url,
    status,
    headers,
    body,
    ...readToken(authorization),
    ...(failure === undefined ? {} : { failure }),
    ...(origin === undefined ? {} : { origin }),
    operation: operation === undefined ? null : factsOf(operation),
    settings,
    neighbours,
    now,
  };
}

/** The settings of a run that a diagnosis may look at; of the secret only what it looks like. */
export function settingsOf(environment: Environment): Settings {
  return describeSettings((name) => valueOf(environment, name));
}

function readToken(authorization: string | undefined): Pick<Evidence, 'claims' | 'token'> {
  if (authorization === undefined) return { claims: null };
  const token = authorization.replace(/^\s*Bearer\b/i, '').trim();
  if (token === '') return { claims: null, token: 'none' };
  const claims = readClaims(token);
  return { claims, token: claims ? 'jwt' : 'no jwt' };
}

import { isTokenEndpoint } from '../catalogue/entra/token-endpoint.ts';
import { readAnswer, type Answer } from './answer.ts';
import { hostOf } from './clouds.ts';
import { likelyStatus } from './likely-status.ts';
import { callerOf, type CallerKind } from './caller.ts';
import type { Evidence, OperationFacts, TokenClaims } from './evidence.ts';

/** Which service answered, as far as the address tells. */
export type Service = 'entra' | 'powerbi' | 'fabric' | 'azure' | 'other';

/** What a rule looks at: the evidence, read and named once. */
export interface View {
  readonly evidence: Evidence;
  readonly answer: Answer;
  readonly service: Service;
  /** Of a text that does not say it, the most likely one. 0: there was no answer, or nothing is known. */
  readonly status: number;
  /** 401 or 403. Rules about refusals take both: which of them comes depends on the caller and changes. */
  readonly refused: boolean;
  /** Host of the address in lower case; empty when it has none. */
  readonly host: string;
  /** Path of the address, without host and query, slashes collapsed: clients send `//v1.0/myorg` and are answered. */
  readonly path: string;
  readonly isAdmin: boolean;
  readonly operation: OperationFacts | null;
  readonly claims: TokenClaims | null;
  /** `unknown` where the claims do not tell. Where nothing is known of the token an app is assumed: see {@link View.assumed}. */
  readonly caller: CallerKind;
  /** Whether the caller is assumed, because nothing is known of the token. */
  readonly assumed: boolean;
  /** When the service answered, by its own clock where it says so, else by ours. Milliseconds since 1970. */
  readonly time: number;
  /** Whether another call of the run had this outcome. */
  readonly saw: (operation: RegExp, ...outcomes: string[]) => boolean;
  /** Whether the reason, in header or body, is one of these. */
  readonly says: (...reasons: string[]) => boolean;
}

/** Reads evidence once for all rules. It never throws. */
export function viewOf(evidence: Evidence): View {
  const answer = readAnswer(evidence);
  const host = hostOf(evidence.url);
  const path = (/^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(evidence.url)?.[1] ?? '').replace(/\/{2,}/g, '/');
  const assumed = evidence.claims === null && evidence.token === undefined;
  const claims = readableClaims(evidence.claims);
  const status = evidence.status || (evidence.origin === 'text' ? likelyStatus(answer) : 0);
  const date = Date.parse(answer.header('date'));
  return {
    evidence,
    answer,
    service: serviceOf(host, path, answer, evidence.body),
    status,
    refused: status === 401 || status === 403,
    host,
    path,
    isAdmin: /^\/v1(\.0\/myorg)?\/admin\//i.test(path),
    operation: evidence.operation,
    claims,
    caller: assumed ? 'app' : callerOf(claims),
    assumed,
    time: Number.isFinite(date) ? date : evidence.now,
    saw: (operation, ...outcomes) =>
      evidence.neighbours.some(
        (neighbour) => operation.test(neighbour.operation) && outcomes.includes(neighbour.outcome),
      ),
    says: (...wanted) => {
      const said = [answer.info, answer.code].map((reason) => reason.toLowerCase());
      return wanted.some((reason) => said.includes(reason.toLowerCase()));
    },
  };
}

/** The path decides before the host: `/v1.0/myorg` is Power BI on the Fabric host, and `/v1/` is Fabric on api.powerbi.com. */
function serviceOf(host: string, path: string, answer: Answer, body: string): Service {
  if (isAzure(host, path)) return 'azure';
  if (isTokenEndpoint(path) || /^login\./.test(host)) return 'entra';
  if (/^\/v1\.0\/myorg(\/|$)/i.test(path)) return 'powerbi';
  if (/^\/v1\//i.test(path) || /\.fabric\.microsoft\./.test(host)) return 'fabric';
  if (/powerbi|analysis\.windows\.net/.test(host) || answer.header('x-powerbi-error-info')) return 'powerbi';
  return serviceOfAnswer(answer, body);
}

/** Azure's own endpoints: its resource manager, and where a machine gets the token of its managed identity. */
function isAzure(host: string, path: string): boolean {
  return (
    /^management\.|\.management\.|^169\.254\.169\.254$/.test(host) ||
    /\/metadata\/identity\/oauth2\/token$|\/msi\/token\/?$/i.test(path)
  );
}

/** Members that only the histories of refreshes and of jobs have. */
const HISTORY = /"(?:serviceExceptionJson|refreshAttempts|refreshType|failureReason|invokeType)"/;

/** By the form of the answer, where the address says nothing. */
function serviceOfAnswer(answer: Answer, body: string): Service {
  if (answer.envelope === 'fabric' || answer.header('x-ms-public-api-error-code')) return 'fabric';
  if (answer.envelope === 'entra' || answer.aadsts.length > 0) return 'entra';
  if (answer.envelope === 'odata' || answer.envelope === 'message') return 'powerbi';
  const shape = HISTORY.exec(body.slice(0, 4000))?.[0];
  return shape === undefined ? 'other' : /^"(?:failureReason|invokeType)/.test(shape) ? 'fabric' : 'powerbi';
}

const NUMBERS = ['exp', 'nbf', 'iat'];
const TEXTS = ['iss', 'tid', 'appid', 'azp', 'oid', 'sub', 'idtyp', 'scp', 'upn', 'appidacr'];

/** The claims that are what they should be: a token is whatever somebody pasted. */
function readableClaims(claims: TokenClaims | null): TokenClaims | null {
  if (claims === null || typeof claims !== 'object') return null;
  const isText = (value: unknown): boolean => typeof value === 'string';
  return Object.fromEntries(
    Object.entries(claims).filter(([name, value]) => {
      if (NUMBERS.includes(name)) return Number.isFinite(value);
      if (TEXTS.includes(name)) return isText(value);
      return (name === 'aud' && isText(value)) || (Array.isArray(value) && value.every(isText));
    }),
  );
}

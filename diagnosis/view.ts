import { readAnswer, type Answer } from './answer.ts';
import { hostOf } from './clouds.ts';
import { callerOf, type CallerKind } from './caller.ts';
import type { Evidence, OperationFacts, TokenClaims } from './evidence.ts';

/** Which service answered, as far as the address tells. */
export type Service = 'entra' | 'powerbi' | 'fabric' | 'other';

/** What a rule looks at: the evidence, read and named once. */
export interface View {
  readonly evidence: Evidence;
  readonly answer: Answer;
  readonly service: Service;
  readonly status: number;
  /** 401 or 403. Rules about refusals take both: which of them comes depends on the caller and changes. */
  readonly refused: boolean;
  /** Host of the address in lower case; empty when it has none. */
  readonly host: string;
  /** Path of the address, without host and query. */
  readonly path: string;
  readonly isAdmin: boolean;
  readonly operation: OperationFacts | null;
  readonly claims: TokenClaims | null;
  /** `unknown` where the claims do not tell, or there are none. */
  readonly caller: CallerKind;
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
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(evidence.url)?.[1] ?? '';
  const claims = readableClaims(evidence.claims);
  const date = Date.parse(answer.header('date'));
  return {
    evidence,
    answer,
    service: serviceOf(host, path, answer),
    status: evidence.status,
    refused: evidence.status === 401 || evidence.status === 403,
    host,
    path,
    isAdmin: /^\/v1(\.0\/myorg)?\/admin\//i.test(path),
    operation: evidence.operation,
    claims,
    caller: callerOf(claims),
    time: Number.isFinite(date) ? date : evidence.now,
    saw: (operation, ...outcomes) => evidence.neighbours.some((neighbour) => operation.test(neighbour.operation) && outcomes.includes(neighbour.outcome)),
    says: (...wanted) => {
      const said = [answer.info, answer.code].map((reason) => reason.toLowerCase());
      return wanted.some((reason) => said.includes(reason.toLowerCase()));
    },
  };
}

function serviceOf(host: string, path: string, answer: Answer): Service {
  if (/\/oauth2\/(v2\.0\/)?token\/?$/i.test(path) || /^login\./.test(host)) return 'entra';
  if (/\.fabric\.microsoft\./.test(host) || /^\/v1\//i.test(path)) return 'fabric';
  if (/powerbi|analysis\.windows\.net/.test(host) || /^\/v1\.0\/myorg(\/|$)/i.test(path) || answer.header('x-powerbi-error-info')) return 'powerbi';
  return answer.envelope === 'fabric' ? 'fabric' : answer.envelope === 'entra' ? 'entra' : answer.envelope === 'odata' ? 'powerbi' : 'other';
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

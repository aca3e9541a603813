import { readAnswer, type Answer } from './answer.ts';
import { hostOf } from './clouds.ts';
import { likelyStatus } from './likely-status.ts';
import { callerOf, type CallerKind } from './caller.ts';
import { readableClaims } from './readable-claims.ts';
import { isAdminPath, serviceOf } from './services/called-service.ts';
import type { Service } from './services/service.ts';
import type { Evidence, OperationFacts, TokenClaims } from './evidence.ts';

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
  /** Path of the address, without host and query, slashes collapsed: clients send a doubled one and are answered. */
  readonly path: string;
  readonly isAdmin: boolean;
  readonly operation: OperationFacts | null;
  readonly claims: TokenClaims | null;
  /** `unknown` where the claims do not tell. Where nothing is known of the token an app is assumed: see {@link View.assumed}. */
  readonly caller: CallerKind;
  /** Whether nothing is known of the token: the caller is assumed, or said by somebody. */
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
    isAdmin: isAdminPath(path),
    operation: evidence.operation,
    claims,
    caller: assumed ? (evidence.saidCaller ?? 'app') : callerOf(claims),
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

import type { OperationFacts } from '../../catalogue/model/facts.ts';
import { TO_DO } from '../../catalogue/model/vocabulary.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import type { CarriedDiagnosis } from '../../diagnosis/carried/carried.ts';
import type { Neighbour } from '../../diagnosis/evidence.ts';
import { readClaims } from '../../diagnosis/jwt.ts';
import { describeSettings } from '../../diagnosis/settings/describe.ts';
import { recall, valueOf } from './value.ts';

/** An answer as a script saw it. */
export interface Exchange {
  /** What is known of the operation; null for an address that is not in the plan, and for a token request. */
  readonly operation: OperationFacts | null;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly token: string;
}

const SEEN = 'seenInRun';

/** Stands behind the bundled script: see `generator/bundle-diagnosis.ts`. Called only when there is something to explain. */
declare function loadDiagnosis(): CarriedDiagnosis;

/** The causes of an answer, most likely first. */
export function causesOf(exchange: Exchange): readonly Cause[] {
  const { operation, token, method, url, status, headers, body } = exchange;
  const claims = readClaims(token);
  return loadDiagnosis().diagnose({
    operation,
    method,
    url,
    status,
    headers,
    body,
    claims,
    ...(token ? { token: claims ? 'jwt' : 'no jwt' } : {}),
    settings: describeSettings(valueOf),
    neighbours: recall<Neighbour[]>(SEEN) ?? [],
    now: Date.now(),
  }).causes;
}

/** What about a token will cause trouble, whatever is called with it. */
export function problemsOfToken(token: string): readonly Cause[] {
  return loadDiagnosis().judgeToken?.(token, Date.now(), describeSettings(valueOf)).problems ?? [];
}

/** Keeps how an operation went, by its id, for the diagnosis of the next. */
export function rememberSeen(operation: string, outcome: Neighbour['outcome']): void {
  const others = (recall<Neighbour[]>(SEEN) ?? []).filter((neighbour) => neighbour.operation !== operation);
  pm.variables.set(SEEN, JSON.stringify([...others, { operation, outcome }]));
}

/** As much of the service's words as a line has room for. */
const WORDS = 240;

/** A cause and its cure in one line of text. */
export function tellCause({ code, title, said = '', why, fix }: Cause): string {
  const words = said === '' ? '' : ` The service said: "${said.length > WORDS ? `${said.slice(0, WORDS)}…` : said}".`;
  const steps =
    fix.length > 1
      ? fix.map((step, index) => `(${index + 1}) ${step}`).join(' ')
      : (fix[0] ?? `Look up ${code} in docs/diagnosis.md, or give the answer to the command explain.`);
  return `${title}.${words}${why && ` ${why}`}${TO_DO}${steps} [${code}]`;
}

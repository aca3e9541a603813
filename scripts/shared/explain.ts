import type { OperationFacts } from '../../catalogue/model/facts.ts';
import { TO_DO } from '../../catalogue/model/vocabulary.ts';
import type { CarriedCause, CarriedDiagnosis } from '../../diagnosis/carried/carried.ts';
import type { Neighbour } from '../../diagnosis/evidence.ts';
import type { Settings } from '../../diagnosis/settings/settings.ts';
import { readClaims } from '../../diagnosis/jwt.ts';
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
const SETTINGS = ['tenantId', 'clientId', 'loginUrl', 'apiUrl', 'scope', 'asProfileId'];

/** The cause of an answer by what a script carries of the diagnosis; null where there is nothing to explain. */
export function causeOf(diagnosis: CarriedDiagnosis, exchange: Exchange): CarriedCause | null {
  const { operation, token, method, url, status, headers, body } = exchange;
  const claims = readClaims(token);
  return diagnosis({
    method,
    url,
    status,
    headers,
    body,
    claims,
    ...(token ? { token: claims ? 'jwt' : 'no jwt' } : {}),
    operation,
    settings: readSettings(),
    neighbours: recall<Neighbour[]>(SEEN) ?? [],
    now: Date.now(),
  });
}

/** The settings that the carried rules look at; none of them is a secret. */
export function readSettings(): Partial<Settings> {
  const [tenantId = '', clientId = '', loginUrl = '', apiUrl = '', scope = '', asProfileId = ''] =
    SETTINGS.map(valueOf);
  return { tenantId, clientId, loginUrl, apiUrl, scope, asProfileId };
}

/** Keeps how an operation went, by its id, for the diagnosis of the next. */
export function rememberSeen(operation: string, outcome: Neighbour['outcome']): void {
  const others = (recall<Neighbour[]>(SEEN) ?? []).filter((neighbour) => neighbour.operation !== operation);
  pm.variables.set(SEEN, JSON.stringify([...others, { operation, outcome }]));
}

/** As much of the service's words as a line has room for. */
const WORDS = 240;

/** A cause and its cure in one line of text. */
export function tellCause({ code, title, said = '', fix }: CarriedCause): string {
  const words = said === '' ? '' : ` The service said: "${said.length > WORDS ? `${said.slice(0, WORDS)}…` : said}".`;
  const steps =
    fix.length > 1
      ? fix.map((step, index) => `(${index + 1}) ${step}`).join(' ')
      : (fix[0] ?? `Look up ${code} in docs/diagnosis.md, or give the answer to the command explain.`);
  return `${title}.${words}${TO_DO}${steps} [${code}]`;
}

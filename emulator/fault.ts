import type { Answer } from './call.ts';

/** Kinds of faults that concern answers to calls that are allowed. */
export const answerFaults = ['status', 'shape', 'throttled', 'redirect'] as const;

/** Kinds of faults that strike on the way, whatever the answer is. */
export const wayFaults = ['proxy', 'reset', 'truncated', 'slow'] as const;

/** Kinds of faults that concern the token of a call. */
export const tokenFaults = ['expired'] as const;

/** Makes answers wrong, so that whatever reads them can be seen to notice. */
export interface Fault {
  /** Operation id, such as `Groups_GetGroups`; `token` for the token endpoint, `fabric` for the Fabric API; absent: every request but those of the token endpoint. */
  readonly operation?: string;
  /**
   * `status`: another status and an error body. `shape`: the real status with a body of the wrong container or type.
   * `throttled`: 429 with Retry-After. `redirect`: 307 to another cluster, as imports and exports get it.
   * `proxy`: a page of HTML from something in between. `reset`: the connection ends without an answer. `truncated`: it ends in the
   * middle of the body. `slow`: the answer comes late. `expired`: the token of the call is refused from now on as one that has expired.
   */
  readonly kind: (typeof answerFaults | typeof wayFaults | typeof tokenFaults)[number];
  /** For kind `status` (500 when absent) and `proxy` (502 when absent). */
  readonly status?: number;
  /** For kind `throttled` the seconds of Retry-After (1 when absent), for `slow` those that the answer is late (5 when absent). */
  readonly seconds?: number;
  /** How many requests that it concerns pass before it strikes; 0 when absent. */
  readonly after?: number;
  /** How many requests it strikes; absent: until it is cleared. For kind `expired` how many tokens; 1 when absent. */
  readonly times?: number;
}

/** The faults in force. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /**
   * The last fault of these kinds that concerns a request, counted as having struck.
   * @param target operation id, `token`, `fabric`, or undefined for a path that no operation has
   */
  take(kinds: readonly Fault['kind'][], target: string | undefined): Fault | undefined;
}

/** A fault in force. */
interface InForce {
  readonly fault: Fault;
  /** Requests that still pass. */
  passing: number;
  /** Requests that it still strikes. */
  left: number;
}

/** No faults yet. */
export function createFaults(): Faults {
  const inForce: InForce[] = [];
  return {
    add: (fault) => void inForce.push({ fault, passing: fault.after ?? 0, left: timesOf(fault) }),
    clear: () => void inForce.splice(0),
    take(kinds, target) {
      const concerned = inForce.filter(({ fault }) => kinds.includes(fault.kind) && concerns(fault, target));
      const found = concerned.findLast(({ passing }) => passing === 0);
      for (const waiting of concerned) if (waiting.passing > 0) waiting.passing -= 1;
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left <= 0) inForce.splice(inForce.indexOf(found), 1);
      return found.fault;
    },
  };
}

/** A client that signs in again has a good token: it would come to no end if that expired as well. */
function timesOf({ kind, times }: Fault): number {
  return times ?? (kind === 'expired' ? 1 : Infinity);
}

function concerns({ operation }: Fault, target: string | undefined): boolean {
  return operation === undefined ? target !== 'token' : operation === target;
}

const ERROR_BODY = { error: { code: 'EmulatedFault' } };

/** What a fault of kind `status` or `shape` makes of the real answer. */
export function spoiled(answer: Answer, fault: Pick<Fault, 'kind' | 'status'>): Answer {
  if (fault.kind === 'status') return { status: fault.status ?? 500, body: ERROR_BODY };
  return { ...withoutContentType(answer), body: wrongBody(answer.body) };
}

/** What a proxy says instead of the service. */
export function proxyAnswer({ status = 502 }: Pick<Fault, 'status'>): Answer {
  const page =
    '<!DOCTYPE html>\n<html><head><title>Request blocked</title></head><body><h1>Request blocked</h1></body></html>\n';
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: Buffer.from(page) };
}

/** Sends a caller to another cluster. A client that follows drops its token on the way, since the host is another. */
export function redirectAnswer(path: string): Answer {
  return { status: 307, headers: { Location: `https://wabi-north-europe-redirect.analysis.windows.net${path}` } };
}

/** A list in place of an object or a text, an error in place of a list, a file, or nothing. */
function wrongBody(body: unknown): unknown {
  const isError = body === undefined || body === null || Array.isArray(body) || Buffer.isBuffer(body);
  return isError ? ERROR_BODY : [];
}

function withoutContentType({ status, headers = {} }: Answer): Answer {
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type')),
  };
}

/** How a run deals with a service that says "later". */
export interface RetryPolicy {
  /** How often a request is sent again, at most. */
  readonly retries: number;
  /** The longest single wait in milliseconds: for `Retry-After`, or for a documented limit. */
  readonly longestWait: number;
}

/** What came of sending once. */
export interface Outcome {
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** The code of the error when none came, such as `ECONNRESET`. */
  readonly errorCode?: string | undefined;
  readonly retryAfter?: string | undefined;
}

/** Errors of a connection that broke or was never made: the next one may hold. A name or a certificate that is wrong stays wrong. */
const PASSING = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'ECONNABORTED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
]);
const PASSING_STATUS = new Set([500, 502, 503, 504]);

const FIRST_PAUSE = 500;

/**
 * How long to wait before sending again, in milliseconds; undefined: not at all.
 * 429 means that nothing was done, so anything may be sent again; after a 5xx or a broken connection only what changes nothing may,
 * as nobody knows what was done.
 * @param sent how often it was sent already
 * @param changesNothing whether sending twice is the same as sending once
 */
export function pauseBefore(
  outcome: Outcome,
  sent: number,
  changesNothing: boolean,
  policy: RetryPolicy,
  now: number,
): number | undefined {
  if (sent > policy.retries) return undefined;
  const later = outcome.status === 429 || (changesNothing && isPassing(outcome));
  if (!later) return undefined;
  const asked = readRetryAfter(outcome.retryAfter, now);
  const pause = asked ?? FIRST_PAUSE * 2 ** (sent - 1);
  return pause <= policy.longestWait ? pause : undefined;
}

function isPassing({ status, errorCode }: Outcome): boolean {
  return status === undefined ? PASSING.has(errorCode ?? '') : PASSING_STATUS.has(status);
}

/** Reads `Retry-After`, seconds or a date, as milliseconds from now; undefined when there is none that makes sense. */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

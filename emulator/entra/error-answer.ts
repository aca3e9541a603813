import { randomUUID } from 'node:crypto';
import type { Answer } from '../call.ts';
import { entraErrors, type EntraError, type EntraErrorCode } from './errors.ts';

/** Why a token request is refused. `subject` goes into the sentence: a tenant, an app id, a parameter. */
export interface EntraRefusal {
  readonly code: EntraErrorCode;
  readonly subject: string;
}

/**
 * The token endpoint's error body: OAuth's `error` and `error_description`, and Entra's own fields. The description's lines are
 * separated by CR LF on the wire; libraries print them on one line.
 * @param loginUrl of the tenant's cloud; that the national clouds' pages of errors are at their own hosts is inferred
 */
export function errorAnswer({ code, subject }: EntraRefusal, now: Date, loginUrl: string): Answer {
  const known: EntraError = entraErrors[code];
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const lines = [
    `AADSTS${code}: ${known.text(subject)}`,
    `Trace ID: ${traceId}`,
    `Correlation ID: ${correlationId}`,
    `Timestamp: ${timestamp}`,
  ];
  return {
    status: known.status,
    body: {
      error: known.error,
      error_description: lines.join('\r\n'),
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      ...(known.page ? { error_uri: `${loginUrl}/error?code=${code}` } : {}),
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { Answer } from '../call.ts';

/** An answer as bytes with all of its headers. */
export interface FramedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** What every answer of the API carries: those of a full capture of a live answer; captures since 2025 have `deny` in lower case. */
const API_HEADERS = {
  'Cache-Control': 'no-store, must-revalidate, no-cache',
  Pragma: 'no-cache',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Frame-Options': 'deny',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Frames an answer of the Power BI API or the Fabric API.
 * @param clusterHost the tenant's cluster, which captured answers name; undefined: the token did not tell whose tenant it is
 */
export function apiFrame(answer: Answer, clusterHost?: string): FramedAnswer {
  const cluster =
    clusterHost === undefined
      ? {}
      : {
          'Access-Control-Expose-Headers': 'RequestId',
          'request-redirected': 'true',
          'home-cluster-uri': `https://${clusterHost}/`,
        };
  return framed(answer, { ...API_HEADERS, ...cluster, RequestId: randomUUID() });
}

/** Frames an answer of Entra, or of the emulator itself. */
export function plainFrame(answer: Answer): FramedAnswer {
  return framed(answer, { 'Cache-Control': 'no-store', Pragma: 'no-cache' });
}

function framed(answer: Answer, frame: Readonly<Record<string, string>>): FramedAnswer {
  const headers = { ...frame, ...answer.headers };
  if (answer.body === undefined) return { status: answer.status, headers, body: undefined };
  if (Buffer.isBuffer(answer.body)) return { status: answer.status, headers, body: answer.body };
  const body = Buffer.from(JSON.stringify(answer.body), 'utf8');
  return { status: answer.status, headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers }, body };
}

import type { Answer } from '../answer.ts';

/** Which service answered, as far as the address tells. */
export type Service = 'entra' | 'powerbi' | 'fabric' | 'azure' | 'other';

/** Members that only the histories of refreshes and of jobs have. */
const HISTORY = /"(?:serviceExceptionJson|refreshAttempts|refreshType|failureReason|invokeType)"/;

/** The service by the form of its answer, where the address says nothing: a text that somebody pasted. */
export function serviceOfAnswer(answer: Answer, body: string): Service {
  if (answer.envelope === 'fabric' || answer.header('x-ms-public-api-error-code')) return 'fabric';
  if (answer.envelope === 'entra' || answer.aadsts.length > 0) return 'entra';
  if (answer.envelope === 'odata' || answer.envelope === 'message') return 'powerbi';
  const shape = HISTORY.exec(body.slice(0, 4000))?.[0];
  return shape === undefined ? 'other' : /^"(?:failureReason|invokeType)/.test(shape) ? 'fabric' : 'powerbi';
}

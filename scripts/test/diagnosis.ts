import type { OperationFacts } from '../../catalogue/model/facts.ts';
import { causesOf, tellCause } from '../shared/explain.ts';

/** The first cause of the answer and its cure, to be put behind a message; empty when nothing is known. */
export function explainAnswer(operation: OperationFacts | null, token: string): string {
  const [cause] = causes(operation, token);
  return cause ? `. ${tellCause(cause)}` : '';
}

/** What is no error but looks like one, or the reverse; empty when there is nothing to say. The pattern spares good answers the search. */
export function noteSurprise(operation: OperationFacts | null, token: string, pattern: string): string {
  if (!new RegExp(pattern).test(String(pm.response.text() ?? ''))) return '';
  const [cause] = causes(operation, token);
  return cause ? tellCause(cause) : '';
}

function causes(operation: OperationFacts | null, token: string): ReturnType<typeof causesOf> {
  const headers: Record<string, string> = {};
  pm.response.headers.each(({ key, value }) => (headers[key] = value));
  const body: unknown = pm.response.code ? pm.response.text() : '';
  return causesOf({
    operation,
    method: pm.request.method,
    url: pm.request.url.toString(),
    status: pm.response.code || 0,
    headers,
    body: typeof body === 'string' ? body : '',
    token,
  });
}

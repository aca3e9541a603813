import type { OperationFacts } from '../../catalogue/model/facts.ts';
import type { CarriedCause } from '../../diagnosis/carried/carried.ts';
import { causeOfCall } from '../../diagnosis/carried/of-calls.ts';
import { problemOfToken } from '../../diagnosis/carried/of-tokens.ts';
import { causeOf, readSettings, tellCause } from '../shared/explain.ts';

/** The cause of the answer and its cure, to be put behind a message; empty when there is nothing to explain. */
export function explainAnswer(operation: OperationFacts | null, token: string): string {
  const cause = causeOfAnswer(operation, token);
  return cause ? `. ${tellCause(cause)}` : '';
}

/** How much of a good answer is shown that tells of a failure inside. */
const SHOWN = 240;

/** What is no error but looks like one, or the reverse; empty when there is nothing to say. The pattern spares good answers the search. */
export function noteSurprise(operation: OperationFacts | null, token: string, pattern: string): string {
  const body = String(pm.response.text() ?? '');
  const found = new RegExp(pattern).exec(body);
  if (!found) return '';
  const cause = causeOfAnswer(operation, token);
  if (cause) return tellCause(cause);
  // What failed inside, only the whole diagnosis knows: the answer's own words say it here.
  return found[0] === '' ? '' : `The answer reports a failure: ${body.slice(found.index, found.index + SHOWN)}`;
}

/** What about a token will cause trouble, whatever is called with it; empty when nothing will. */
export function tellProblemOfToken(token: string): string {
  const problem = problemOfToken(token, Date.now(), readSettings());
  return problem ? tellCause(problem) : '';
}

function causeOfAnswer(operation: OperationFacts | null, token: string): CarriedCause | null {
  const headers: Record<string, string> = {};
  pm.response.headers.each(({ key, value }) => (headers[key] = value));
  const body: unknown = pm.response.code ? pm.response.text() : '';
  return causeOf(causeOfCall, {
    operation,
    method: pm.request.method,
    url: pm.request.url.toString(),
    status: pm.response.code || 0,
    headers,
    body: typeof body === 'string' ? body : '',
    token,
  });
}

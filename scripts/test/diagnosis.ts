import { causesOf, tellCause } from '../shared/explain.ts';

/** The first cause of the answer and its cure, to be put behind a message; empty when nothing is known. */
export function explainAnswer(name: string, token: string): string {
  const [cause] = causes(name, token);
  return cause ? `. ${tellCause(cause)}` : '';
}

/** What is no error but looks like one, or the reverse; empty when there is nothing to say. The pattern spares good answers the search. */
export function noteSurprise(name: string, token: string, pattern: string): string {
  if (!new RegExp(pattern).test(String(pm.response.text() ?? ''))) return '';
  const [cause] = causes(name, token);
  return cause ? tellCause(cause) : '';
}

function causes(request: string, token: string): ReturnType<typeof causesOf> {
  const headers: Record<string, string> = {};
  pm.response.headers.each(({ key, value }) => (headers[key] = value));
  const body: unknown = pm.response.code ? pm.response.text() : '';
  return causesOf({
    request,
    method: pm.request.method,
    url: pm.request.url.toString(),
    status: pm.response.code || 0,
    headers,
    body: typeof body === 'string' ? body : '',
    token,
  });
}

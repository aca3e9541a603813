import { isEmptyList } from './answer.ts';

/** What shows that a success is none: an error in it, or a page of something in between; empty when nothing does. */
export function problemOfSuccess(): string {
  const error = errorCode(readJson());
  if (error !== null) return `a success status carries an error (${error})`;
  return looksLikeHtml() ? 'the answer is a web page: a proxy or a gateway answered instead of the service' : '';
}

/** The answer's body as JSON; undefined when it is none. */
export function readJson(): unknown {
  try {
    return pm.response.json() as unknown;
  } catch {
    return undefined;
  }
}

/** What the service says of the failure in its header and its body, for a message; empty when it says nothing. */
export function saidByService(): string {
  const info = headerOf('x-powerbi-error-info');
  const code = errorCode(readJson());
  const id = headerOf('RequestId');
  return [info && `x-powerbi-error-info ${info}`, code && `error ${code}`, id && `RequestId ${id}`]
    .filter(Boolean)
    .join(', ');
}

/** When to try again, as the service says it, in words; `later` where it says nothing that makes sense. */
export function retryAfter(): string {
  const text = headerOf('Retry-After').trim();
  if (/^\d{1,6}$/.test(text)) return `in ${Number(text)} ${Number(text) === 1 ? 'second' : 'seconds'}`;
  const date = /^[A-Za-z]{3}, .* GMT$/.test(text) ? new Date(text) : undefined;
  return date && Number.isFinite(date.getTime()) ? `after ${date.toISOString().slice(0, 19)}Z` : 'later';
}

export function headerOf(name: string): string {
  const value: unknown = pm.response.headers.get(name);
  return typeof value === 'string' ? value : '';
}

/** Whether the answer is a list with nothing in it. */
export function showsEmptyList(): boolean {
  return isEmptyList(readJson());
}

function errorCode(json: unknown): string | null {
  if (json === null || typeof json !== 'object') return null;
  const { error, Message } = json as { error?: { code?: unknown }; Message?: unknown };
  if (error !== null && typeof error === 'object') return String(error.code ?? 'without a code');
  return typeof Message === 'string' ? Message : null;
}

function looksLikeHtml(): boolean {
  return /^\s*<(!doctype|html)/i.test(String(pm.response.text() ?? ''));
}

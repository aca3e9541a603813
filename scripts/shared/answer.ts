/** An answer to `pm.sendRequest`: Postman has `code`, `json()` and a list of headers, Bruno hands over plain data. */
export interface SentAnswer {
  readonly code?: number;
  readonly status?: number | string;
  readonly data?: unknown;
  readonly headers?: unknown;
  json?(): unknown;
  text?(): unknown;
}

interface HeaderList {
  each(visit: (header: { key: string; value: string }) => void): void;
}

/** The answer. Of one with an error status Bruno gives an error in its place, which has the status and nothing else. */
export function answerOf(error: unknown, answer: SentAnswer | null | undefined): SentAnswer | null {
  if (answer) return answer;
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' && status > 0 ? { status } : null;
}

/** The status code; 0 when there was no answer. */
export function codeOf(answer: SentAnswer | null | undefined): number {
  return answer?.code ?? (typeof answer?.status === 'number' ? answer.status : 0);
}

/** The JSON body; undefined when there is none. */
export function bodyOf(answer: SentAnswer | null | undefined): unknown {
  try {
    return answer?.json ? answer.json() : answer?.data;
  } catch {
    return undefined;
  }
}

/** The body as text; empty when there is none. */
export function textOf(answer: SentAnswer | null | undefined): string {
  const text: unknown = answer?.text ? answer.text() : answer?.data;
  return typeof text === 'string' ? text : text === undefined || text === null ? '' : JSON.stringify(text);
}

/** The headers by name. */
export function headersOf(answer: SentAnswer | null | undefined): Record<string, string> {
  const headers = answer?.headers;
  const named: Record<string, string> = {};
  if (!headers || typeof headers !== 'object') return named;
  if (typeof (headers as HeaderList).each === 'function')
    (headers as HeaderList).each(({ key, value }) => (named[key] = value));
  else for (const [key, value] of Object.entries(headers)) named[key] = String(value);
  return named;
}

/** Why no answer came, as far as the tool says it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String((error as { code?: string } | null)?.code ?? error);
}

/** Whether a body is a list with nothing in it. */
export function isEmptyList(body: unknown): boolean {
  const { value } = (body ?? {}) as { value?: unknown };
  return Array.isArray(value) && value.length === 0;
}

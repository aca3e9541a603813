/** An answer to `pm.sendRequest`: Postman has `code` and `json()`, Bruno hands over plain data. */
export interface SentAnswer {
  readonly code?: number;
  readonly status?: number | string;
  readonly data?: unknown;
  json?(): unknown;
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

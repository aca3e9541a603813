/** Why a refresh failed, as the service says it. */
export interface ServiceException {
  /** A code, such as `ModelRefreshFailed_CredentialsNotSpecified`; empty where it names none. */
  readonly code: string;
  /** Its words; empty where it has none. */
  readonly words: string;
}

/** Reads what the service says of a failed refresh: a JSON text with a code, and sometimes words. */
export function serviceException(text: unknown): ServiceException {
  if (typeof text !== 'string') return { code: '', words: '' };
  try {
    const { errorCode, errorDescription } = JSON.parse(text) as Record<string, unknown>;
    return { code: wordsOf(errorCode), words: wordsOf(errorDescription) };
  } catch {
    return { code: '', words: text };
  }
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

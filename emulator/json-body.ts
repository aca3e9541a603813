/** A request's body, read as JSON when it says that it is, or when it says nothing and is. */
export interface JsonBody {
  readonly value: unknown;
  /** It says that it is JSON, and is not. */
  readonly malformed: boolean;
}

/** Whether a content type is that of JSON. */
export function saysJson(contentType: string): boolean {
  return /^(?:application\/(?:[\w.+-]+\+)?|text\/)json\b/i.test(contentType);
}

/** Reads a body. Multipart bodies and files have no value. */
export function readJsonBody(contentType: string, raw: Buffer): JsonBody {
  if (raw.length === 0) return { value: undefined, malformed: false };
  const said = saysJson(contentType);
  if (!said && contentType !== '' && !/^text\/plain\b/i.test(contentType))
    return { value: undefined, malformed: false };
  try {
    return { value: JSON.parse(raw.toString('utf8')), malformed: false };
  } catch {
    return { value: undefined, malformed: said };
  }
}

const END_OF_HEADERS = '\r\n\r\n';

/**
 * The content of the first part of a multipart body.
 * @returns undefined when there is no part, or the content type names no boundary
 */
export function firstPart(contentType: string, raw: Buffer): Buffer | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const start = raw.indexOf(`--${boundary}`);
  const headers = start === -1 ? -1 : raw.indexOf(END_OF_HEADERS, start);
  if (headers === -1) return undefined;
  const from = headers + END_OF_HEADERS.length;
  const end = raw.indexOf(`\r\n--${boundary}`, from);
  return raw.subarray(from, end === -1 ? undefined : end);
}

/**
 * JSON that may stand inside a script element: nothing in it can end the element, begin a comment, or be a line end to an old parser.
 * JSON.parse gives back exactly what went in.
 */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

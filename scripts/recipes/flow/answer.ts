/** The body of the answer as text; empty without one. */
export function textOfBody(): string {
  return String(pm.response.text() ?? '');
}

/**
 * A request to a token endpoint, for `pm.sendRequest`.
 * @param fields of its form, in order
 */
export function tokenRequest(url: string, fields: readonly (readonly [name: string, value: string])[]): object {
  return {
    url,
    method: 'POST',
    header: { 'Content-Type': 'application/x-www-form-urlencoded' },
    // As text: a list that is put together is read by Postman and not by Bruno.
    body: { mode: 'raw', raw: fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&') },
  };
}

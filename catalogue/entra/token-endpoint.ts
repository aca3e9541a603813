const TOKEN_ENDPOINT = /\/oauth2\/(?:v2\.0\/)?token\/?(?:[?#]|$)/i;

/** Whether an address, or the path of one, is Entra's token endpoint, on whatever host. */
export function isTokenEndpoint(url: string): boolean {
  return TOKEN_ENDPOINT.test(url);
}

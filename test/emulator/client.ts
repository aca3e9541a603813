import type { Emulator } from '../../emulator/index.ts';

/** The resource that tokens are asked for unless a test says otherwise. */
export const POWER_BI = 'https://analysis.windows.net/powerbi/api';

/** Sends a token request to the v2 endpoint. */
export function requestToken(
  emulator: Emulator,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = new URLSearchParams(form);
  return fetch(`${emulator.url}/${emulator.tenantId}/oauth2/v2.0/token`, { method: 'POST', body, headers });
}

/** The app's own token. */
export async function appToken(emulator: Emulator, resource: string = POWER_BI): Promise<string> {
  const { clientId: client_id, clientSecret: client_secret } = emulator;
  const answer = await requestToken(emulator, {
    grant_type: 'client_credentials',
    client_id,
    client_secret,
    scope: `${resource}/.default`,
  });
  const { access_token: token } = (await answer.json()) as { readonly access_token?: string };
  if (token === undefined) throw new Error(`No token: ${answer.status}`);
  return token;
}

/** Calls the API. */
export function call(
  emulator: Emulator,
  method: string,
  path: string,
  { token, json }: { readonly token?: string; readonly json?: unknown } = {},
): Promise<Response> {
  const headers: Record<string, string> = {};
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (json !== undefined) headers['content-type'] = 'application/json';
  return fetch(emulator.url + path, { method, headers, ...(json === undefined ? {} : { body: JSON.stringify(json) }) });
}

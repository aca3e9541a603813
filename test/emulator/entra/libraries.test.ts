import { decodeJwt } from 'jose';
import { startEmulator, type Emulator } from '../../../emulator/index.ts';
import { call } from '../client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** A token request byte for byte as a library sends it: its own parameters, then who asks. */
async function token(form: string, path = '/oauth2/v2.0/token'): Promise<Response> {
  const { clientId, clientSecret, tenantId, url } = emulator;
  const body = `${form}&client_id=${clientId}&client_secret=${encodeURIComponent(clientSecret)}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
  return fetch(`${url}/${tenantId}${path}`, { method: 'POST', body, headers });
}

const POWER_BI = 'https://analysis.windows.net/powerbi/api';

/** Requests of real clients, as they were seen, and what the token that they get is for. */
// prettier-ignore
const requests: readonly (readonly [client: string, form: string, audience: string])[] = [
  ['@azure/msal-node 1.12', 'scope=https%3A%2F%2Fanalysis.windows.net%2Fpowerbi%2Fapi%2F.default%20openid%20profile%20offline_access&grant_type=client_credentials&x-client-SKU=msal.js.node&x-client-VER=1.12.1&x-ms-lib-capability=retry-after, h429&x-client-current-telemetry=5|771,2,,,|,', POWER_BI],
  ['@azure/msal-node 7.2', 'scope=https%3A%2F%2Fanalysis.windows.net%2Fpowerbi%2Fapi%2F.default&grant_type=client_credentials&client_info=1', POWER_BI],
  ['pbicli', 'grant_type=client_credentials&scope=https%3A%2F%2Fanalysis.windows.net%2Fpowerbi%2Fapi%2F.default%20offline_access', POWER_BI],
  ['a form with a plus between the scopes', 'grant_type=client_credentials&scope=openid+https%3A%2F%2Fapi.fabric.microsoft.com%2F.default+email', 'https://api.fabric.microsoft.com'],
  ['Azure CLI', 'grant_type=client_credentials&scope=https%3A%2F%2Fmanagement.core.windows.net%2F%2F.default', 'https://management.core.windows.net/'],
  ['azure-identity', 'grant_type=client_credentials&scope=https%3A%2F%2Fmanagement.azure.com%2F.default', 'https://management.azure.com'],
  ['Fabric CLI, for OneLake', 'grant_type=client_credentials&scope=https%3A%2F%2Fstorage.azure.com%2F.default', 'https://storage.azure.com'],
  ['a driver for Azure SQL', 'grant_type=client_credentials&scope=https%3A%2F%2Fdatabase.windows.net%2F%2F.default', 'https://database.windows.net/'],
  ['a client of Key Vault', 'grant_type=client_credentials&scope=https%3A%2F%2Fvault.azure.net%2F.default', 'https://vault.azure.net'],
  ['Microsoft Graph with a slash', 'grant_type=client_credentials&resource=https%3A%2F%2Fgraph.microsoft.com%2F', 'https://graph.microsoft.com/'],
  ['ADAL, for Azure', 'grant_type=client_credentials&resource=https%3A%2F%2Fmanagement.azure.com%2F', 'https://management.azure.com/'],
];

test.each(requests)('%s', async (_client, form, audience) => {
  const answer = await token(form, form.includes('resource=') ? '/oauth2/token' : '/oauth2/v2.0/token');
  const body = (await answer.json()) as { readonly access_token?: string; readonly error_description?: string };
  expect([answer.status, body.error_description]).toEqual([200, undefined]);
  const { aud, scp } = decodeJwt(body.access_token ?? '');
  expect([aud, scp]).toEqual([audience, undefined]);
});

test('the token that comes with OpenID scopes opens Power BI', async () => {
  const answer = await token(
    `grant_type=client_credentials&scope=${POWER_BI}/.default%20openid%20profile%20offline_access`,
  );
  const { access_token: bearer = '' } = (await answer.json()) as { readonly access_token?: string };
  expect((await call(emulator, 'GET', '/v1.0/myorg/groups', { token: bearer })).status).toBe(200);
});

/** Scopes that are refused, with the number and what its sentence must quote. */
// prettier-ignore
test.each<[string, number, string]>([
  ['openid', 1002012, 'scope openid is'],
  ['openid profile', 1002012, 'scope openid is'],
  [`${POWER_BI}/.default openid ${POWER_BI}/Report.Read.All`, 70011, `${POWER_BI}/Report.Read.All`],
  [`${POWER_BI}/.default openid https://graph.microsoft.com/.default`, 700022, 'https://graph.microsoft.com/.default'],
  [`${POWER_BI}//.default`, 500011, `${POWER_BI}/ was not found`],
  ['https://management.azure.com///.default', 500011, 'https://management.azure.com// was not found'],
])('scope %s: AADSTS%i', async (scope, code, words) => {
  const answer = await token(`grant_type=client_credentials&scope=${encodeURIComponent(scope)}`);
  const { error_codes: codes, error_description: text } = (await answer.json()) as {
    readonly error_codes: number[];
    readonly error_description: string;
  };
  expect([answer.status, codes]).toEqual([400, [code]]);
  expect(text).toContain(words);
});

test('a refusal does not quote the OpenID scopes', async () => {
  const answer = await token(
    `grant_type=client_credentials&scope=${encodeURIComponent(`openid ${POWER_BI}/.default User.Read`)}`,
  );
  expect(((await answer.json()) as { readonly error_description: string }).error_description).not.toContain('openid');
});

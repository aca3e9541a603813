import { MARKER_PATH, type Emulator } from '../../emulator/index.ts';
import { useEmulatorsBothWays } from './both-ways.ts';
import { exchange } from './exchange.ts';

let plain: Emulator;
let secure: Emulator;
useEmulatorsBothWays((made) => ({ plain, secure } = made));

const TENANT = '/tenant';
const RESET = '/reset';
const change = JSON.stringify({ settings: { ServicePrincipalAccessPermissionAPIs: { enabled: false } } });
const back = JSON.stringify({ settings: { ServicePrincipalAccessPermissionAPIs: { enabled: true } } });
const LOCAL = 'Host: 127.0.0.1:4280';
const EVIL = 'Origin: https://evil.example';
const CORS = 'Access-Control-Request-Method: POST';

/** Method, what follows the marker's path, headers, body, and the status; 2xx alone may change anything. */
// prettier-ignore
const table: readonly (readonly [string, 'http' | 'https', string, string, readonly string[], string, number])[] = [
  ['the marker', 'http', 'GET', '', [LOCAL], '', 200],
  ['the marker over TLS', 'https', 'GET', '', ['Host: localhost'], '', 200],
  ['the marker, typed into a browser', 'http', 'GET', '', [LOCAL, 'Sec-Fetch-Site: none'], '', 200],
  ['a change', 'http', 'POST', TENANT, [LOCAL, 'Content-Type: application/json'], change, 204],
  ['a change as a program sends a text', 'http', 'POST', TENANT, ['Host: localhost', 'Content-Type: text/plain'], change, 204],
  ['a change over TLS', 'https', 'POST', TENANT, ['Host: localhost:4280'], change, 204],
  ['a reset', 'http', 'POST', RESET, ['Host: [::1]:4280'], '', 200],
  ['the marker for a page', 'http', 'GET', '', [LOCAL, EVIL], '', 403],
  ["the marker as a page's picture", 'http', 'GET', '', [LOCAL, 'Sec-Fetch-Site: cross-site'], '', 403],
  ['a change by a page', 'http', 'POST', TENANT, [LOCAL, EVIL, 'Content-Type: application/json'], change, 403],
  ["a change by a page's form, as a text", 'http', 'POST', TENANT, [LOCAL, EVIL, 'Content-Type: text/plain'], change, 403],
  ['a change by a page in a sandbox', 'http', 'POST', TENANT, [LOCAL, 'Origin: null', 'Content-Type: text/plain'], change, 403],
  ['a change by a page on this machine', 'http', 'POST', TENANT, [LOCAL, 'Origin: http://localhost:3000'], change, 403],
  ['a change by a page of the same port', 'http', 'POST', TENANT, [LOCAL, 'Origin: http://127.0.0.1:4280'], change, 403],
  ['a change that says only where it comes from', 'http', 'POST', TENANT, [LOCAL, 'Sec-Fetch-Site: cross-site'], change, 403],
  ['a change from another port of this machine', 'http', 'POST', TENANT, [LOCAL, 'Sec-Fetch-Site: same-site'], change, 403],
  ['a reset by a page', 'http', 'POST', RESET, [LOCAL, EVIL], '', 403],
  ['a reset by a page over TLS', 'https', 'POST', RESET, ['Host: localhost', EVIL], '', 403],
  ['a preflight for a change', 'http', 'OPTIONS', TENANT, [LOCAL, EVIL, CORS], '', 403],
  ['a preflight for a reset', 'http', 'OPTIONS', RESET, [LOCAL, EVIL, CORS], '', 403],
  ['a route that there is not, by a page', 'http', 'POST', '/faults', [LOCAL, EVIL], '', 403],
  ['a change under another name', 'http', 'POST', TENANT, ['Host: evil.example'], change, 421],
  ['a reset by a page under its own name (DNS rebinding)', 'http', 'POST', RESET, ['Host: evil.example:4280', 'Sec-Fetch-Site: same-origin'], '', 421],
  ["the marker under a cloud's name", 'https', 'GET', '', ['Host: api.powerbi.com'], '', 421],
  ["a change under a cloud's name", 'https', 'POST', TENANT, ['Host: api.powerbi.com'], change, 421],
  ["a reset under a cloud's name", 'https', 'POST', RESET, ['Host: login.microsoftonline.com'], '', 421],
];

test.each(table)('%s, %s', async (_what, scheme, method, route, headers, body, expected) => {
  const emulator = scheme === 'http' ? plain : secure;
  emulator.change(JSON.parse(back) as object);
  await makeWorkspace(emulator);
  const before = await stateOf(emulator);
  const answer = await exchange(emulator, [`${method} ${MARKER_PATH}${route} HTTP/1.1`, ...headers], body);
  expect(answer.status).toBe(expected);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  const after = await stateOf(emulator);
  if (expected === 204) expect(after).toEqual({ ...before, app: 401 });
  else if (expected === 200 && route === RESET) expect(after.workspaces).toBeLessThan(before.workspaces);
  else expect(after).toEqual(before);
  if (expected >= 400)
    expect(JSON.parse(answer.body)).toHaveProperty(
      'error.message',
      expect.stringMatching(/closed to web pages|only to localhost|(answers|only) requests to localhost/),
    );
});

test('a preflight for the API gets no permission', async () => {
  const answer = await exchange(plain, [
    'OPTIONS /v1.0/myorg/groups HTTP/1.1',
    LOCAL,
    EVIL,
    CORS,
    'Access-Control-Request-Headers: authorization',
  ]);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

/** What a control request could change: whether the app may call, and which workspaces there are. */
async function stateOf(emulator: Emulator): Promise<{ readonly app: number; readonly workspaces: number }> {
  const { tenantId, clientId, clientSecret } = emulator;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'https://analysis.windows.net/powerbi/api/.default',
  }).toString();
  const { body } = await exchange(
    emulator,
    [`POST /${tenantId}/oauth2/v2.0/token HTTP/1.1`, LOCAL, 'Content-Type: application/x-www-form-urlencoded'],
    form,
  );
  const { access_token: app } = JSON.parse(body) as { readonly access_token: string };
  const list = async (token: string): Promise<{ readonly status: number; readonly body: string }> =>
    exchange(emulator, ['GET /v1.0/myorg/groups HTTP/1.1', LOCAL, `Authorization: Bearer ${token}`]);
  const { value } = JSON.parse((await list(await emulator.userToken())).body) as { readonly value: unknown[] };
  return { app: (await list(app)).status, workspaces: value.length };
}

let workspaces = 0;

/** One more workspace, of a name of its own. */
async function makeWorkspace(emulator: Emulator): Promise<void> {
  workspaces += 1;
  const lines = [
    'POST /v1.0/myorg/groups HTTP/1.1',
    LOCAL,
    'Content-Type: application/json',
    `Authorization: Bearer ${await emulator.userToken()}`,
  ];
  expect((await exchange(emulator, lines, `{"name":"Kept unless it is reset, ${workspaces}"}`)).status).toBe(200);
}

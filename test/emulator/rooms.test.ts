import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { answeredHosts, type Emulator } from '../../emulator/index.ts';
import { roomOf } from '../../emulator/http/rooms.ts';
import { useEmulatorsBothWays } from './both-ways.ts';
import { exchange } from './exchange.ts';

let plain: Emulator;
let secure: Emulator;
useEmulatorsBothWays((made) => ({ plain, secure } = made));

const LOGIN = 'login.microsoftonline.com';
const API = 'api.powerbi.com';
const AZURE = 'management.azure.com';
const INSTANCE = `/common/discovery/instance?api-version=1.1&authorization_endpoint=https://${LOGIN}/common/oauth2/v2.0/authorize`;
const DOCUMENT = '/common/v2.0/.well-known/openid-configuration';
const TOKEN = '/common/oauth2/v2.0/token';

/** Requests without a token: each host has its own paths, and no other's. */
test.each<[string, string, string, number]>([
  [LOGIN, 'GET', DOCUMENT, 200],
  [LOGIN, 'GET', INSTANCE, 200],
  [LOGIN, 'POST', TOKEN, 400],
  [LOGIN, 'GET', '/', 404],
  [LOGIN, 'GET', '/common/oauth2/v2.0/authorize', 404],
  [LOGIN, 'GET', '/v1.0/myorg/groups', 404],
  [LOGIN, 'GET', '/v1/workspaces', 404],
  [LOGIN, 'GET', '/subscriptions', 404],
  [API, 'GET', '/v1.0/myorg/groups', 403],
  [API, 'GET', '/v1/workspaces', 401],
  [API, 'GET', DOCUMENT, 403],
  [API, 'GET', INSTANCE, 403],
  [API, 'POST', TOKEN, 403],
  [API, 'GET', '/subscriptions', 403],
  [AZURE, 'GET', '/subscriptions', 401],
  [AZURE, 'GET', '/providers', 401],
  [AZURE, 'GET', DOCUMENT, 401],
  [AZURE, 'POST', TOKEN, 401],
])('%s: %s %s is %i', async (host, method, path, status) => {
  const answer = await exchange(secure, [`${method} ${path} HTTP/1.1`, `Host: ${host}`], '', host);
  expect(answer.status).toBe(status);
  expect('requestid' in answer.headers).toBe(host === API);
  if (status === 404) expect([answer.body, answer.headers['content-type']]).toEqual(['', undefined]);
});

test.each<[string, string, number]>([
  ['GET', DOCUMENT, 200],
  ['GET', INSTANCE, 200],
  ['POST', TOKEN, 400],
  ['GET', '/subscriptions', 401],
  ['GET', '/v1.0/myorg/groups', 403],
  ['GET', '/v1/workspaces', 401],
  ['GET', '/common/oauth2/v2.0/authorize', 403],
])('on this machine all are known by their paths: %s %s is %i', async (method, path, status) => {
  const answer = await fetch(plain.url + path, { method });
  expect(answer.status).toBe(status);
});

/** There is no host for storage: a file is uploaded to the host that gave the address. */
test.each([
  [API, 403],
  [LOGIN, 404],
  [AZURE, 401],
])('a file is uploaded under the name of the API: %s', async (host, status) => {
  const path = '/uploads/0f0e0d0c-0b0a-4908-8706-050403020100?sig=x';
  const answer = await exchange(secure, [`PUT ${path} HTTP/1.1`, `Host: ${host}`, 'Content-Length: 0'], '', host);
  expect([answer.status, answer.headers['x-ms-error-code']]).toEqual([
    status,
    host === API ? 'AuthenticationFailed' : undefined,
  ]);
});

test('the address of an upload has the name that it was asked for under', async () => {
  const token = await secure.userToken();
  const path = `/v1.0/myorg/groups/${standardTenant.groupId}/imports/createTemporaryUploadLocation`;
  const head = [`POST ${path} HTTP/1.1`, `Host: ${API}`, `Authorization: Bearer ${token}`, 'Content-Length: 0'];
  const { body } = await exchange(secure, head, '', API);
  expect(JSON.parse(body)).toMatchObject({ Url: expect.stringMatching(/^https:\/\/api\.powerbi\.com\/uploads\//) });
});

test('a fault of the token endpoint strikes under its own name only', async () => {
  secure.addFault({ operation: 'token', kind: 'status', status: 503 });
  try {
    const asked = (host: string) => exchange(secure, [`POST ${TOKEN} HTTP/1.1`, `Host: ${host}`], '', host);
    expect([(await asked(LOGIN)).status, (await asked(API)).status]).toEqual([503, 403]);
  } finally {
    secure.clearFaults();
  }
});

test('every name that a hosts file is to lead here has its room, and each once', () => {
  expect(
    answeredHosts.filter((host) => !['login', 'power-bi', 'fabric', 'manager'].includes(roomOf(host) ?? '')),
  ).toEqual([]);
  expect(answeredHosts).toEqual(
    expect.arrayContaining([LOGIN, API, AZURE, 'api.fabric.microsoft.com', 'login.windows.net', 'api.powerbi.cn']),
  );
  expect(new Set(answeredHosts).size).toBe(answeredHosts.length);
});

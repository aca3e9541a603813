import { MARKER_PATH, startEmulator, type Emulator } from '../../emulator/index.ts';
import { useEmulatorsBothWays } from './both-ways.ts';
import { exchange } from './exchange.ts';

let plain: Emulator;
let secure: Emulator;
useEmulatorsBothWays((made) => ({ plain, secure } = made));

const GROUPS = '/v1.0/myorg/groups';
const GET = `GET ${GROUPS} HTTP/1.1`;
const host = (name: string): string[] => [GET, `Host: ${name}`];

/** Requests without a token: Power BI's own 403, Entra that has no such path, Azure's own 401, or nobody that is here. */
const ANSWERS = {
  answered: [403, true],
  login: [404, false],
  manager: [401, false],
  misdirected: [421, false],
} as const;

// prettier-ignore
const table: readonly (readonly [string, 'http' | 'https', readonly string[], keyof typeof ANSWERS])[] = [
  ['its address', 'http', host('127.0.0.1:4280'), 'answered'],
  ['another port: a forwarded one', 'http', host('127.0.0.1:9'), 'answered'],
  ['no port', 'http', host('127.0.0.1'), 'answered'],
  ['another address of this machine', 'http', host('127.1.2.3:4280'), 'answered'],
  ['localhost', 'http', host('localhost:4280'), 'answered'],
  ['localhost in capitals', 'http', host('LocalHost'), 'answered'],
  ['the IPv6 address of this machine', 'http', host('[::1]:4280'), 'answered'],
  ['localhost over TLS', 'https', host('localhost:4280'), 'answered'],
  ['a login host over TLS', 'https', host('login.microsoftonline.com'), 'login'],
  ['another login host over TLS', 'https', host('login.partner.microsoftonline.cn'), 'login'],
  ["a login host's other name over TLS", 'https', host('login.microsoft.com'), 'login'],
  ['the host of Azure Resource Manager over TLS', 'https', host('management.azure.com'), 'manager'],
  ['that of another cloud over TLS', 'https', host('management.chinacloudapi.cn:443'), 'manager'],
  ['the host of Azure Resource Manager without TLS', 'http', host('management.azure.com'), 'misdirected'],
  ['an API host over TLS', 'https', host('api.powerbi.com'), 'answered'],
  ['an API host over TLS, with the port', 'https', host('api.high.powerbigov.us:443'), 'answered'],
  ['the Fabric host over TLS', 'https', host('api.fabric.microsoft.com'), 'answered'],
  ['a cluster over TLS', 'https', host('wabi-north-europe-redirect.analysis.windows.net'), 'answered'],
  ['a target with its own host', 'http', [`GET http://127.0.0.1:4280${GROUPS} HTTP/1.1`, 'Host: 127.0.0.1:4280'], 'answered'],
  ["a cloud's host without TLS", 'http', host('api.powerbi.com'), 'misdirected'],
  ['a login host without TLS', 'http', host('login.microsoftonline.com'), 'misdirected'],
  ['somebody else', 'http', host('evil.example'), 'misdirected'],
  ['somebody else over TLS', 'https', host('evil.example'), 'misdirected'],
  ['a name that leads here (DNS rebinding)', 'http', host('127.0.0.1.nip.io:4280'), 'misdirected'],
  ['a name in front of localhost', 'http', host('evil.localhost'), 'misdirected'],
  ['a name behind localhost', 'http', host('localhost.evil.example'), 'misdirected'],
  ["a cloud's host with a name behind it", 'https', host('api.powerbi.com.evil.example'), 'misdirected'],
  ["a cloud's host with a name in front of it", 'https', host('evil.api.powerbi.com'), 'misdirected'],
  ["a cloud's host with a dot behind it", 'https', host('api.powerbi.com.'), 'misdirected'],
  ['an address of another machine', 'http', host('192.168.1.2:4280'), 'misdirected'],
  ['any address', 'http', host('0.0.0.0:4280'), 'misdirected'],
  ['a number that is no address', 'http', host('127.0.0.256'), 'misdirected'],
  ['a user name before it', 'http', host('evil.example@127.0.0.1'), 'misdirected'],
  ['no Host header', 'http', [GET], 'misdirected'],
  ['no Host header, in HTTP 1.0', 'http', [`GET ${GROUPS} HTTP/1.0`], 'misdirected'],
  ['an empty Host header', 'http', host(''), 'misdirected'],
  ['two Host headers', 'http', [...host('127.0.0.1'), 'Host: evil.example'], 'misdirected'],
  ['two Host headers that agree', 'http', [...host('127.0.0.1'), 'host: 127.0.0.1'], 'misdirected'],
  ['a target with another host', 'http', [`GET http://evil.example${GROUPS} HTTP/1.1`, 'Host: 127.0.0.1'], 'misdirected'],
  ['a target with a user name', 'http', [`GET http://evil.example@127.0.0.1${GROUPS} HTTP/1.1`, 'Host: 127.0.0.1'], 'misdirected'],
  ['a Host header of somebody else, and a forwarded one of ours', 'http', [...host('evil.example'), 'X-Forwarded-Host: 127.0.0.1'], 'misdirected'],
  ['a method that nobody serves', 'http', ['PROPFIND / HTTP/1.1', 'Host: evil.example'], 'misdirected'],
  ['the marker under another name', 'http', [`GET ${MARKER_PATH} HTTP/1.1`, 'Host: evil.example'], 'misdirected'],
  ['a preflight under another name', 'http', [`OPTIONS ${GROUPS} HTTP/1.1`, 'Host: evil.example', 'Origin: http://evil.example', 'Access-Control-Request-Method: GET'], 'misdirected'],
];

test.each(table)('%s, %s', async (_what, scheme, lines, expected) => {
  const emulator = scheme === 'http' ? plain : secure;
  const name = /^Host: ([a-z][a-z0-9.-]*[a-z])(?::\d+)?$/.exec(lines[1] ?? '')?.[1] ?? 'localhost';
  const before = emulator.requests.length;
  const answer = await exchange(emulator, lines, '', name);
  expect(Object.keys(answer.headers).filter((header) => header.startsWith('access-control'))).toEqual([]);
  expect(emulator.requests.slice(before).map(({ status }) => status)).toEqual([answer.status]);
  expect([answer.status, 'requestid' in answer.headers]).toEqual(ANSWERS[expected]);
  if (expected !== 'misdirected') return;
  const { error } = JSON.parse(answer.body) as { readonly error: { readonly code: string; readonly message: string } };
  expect(error.code).toBe('MisdirectedRequest');
  for (const name of ['localhost', '127.0.0.0/8', '[::1]', 'api.powerbi.com', 'management.azure.com'])
    expect(error.message).toContain(name);
});

test('a body that is too large is not read for somebody else', async () => {
  const lines = [`POST ${GROUPS} HTTP/1.1`, 'Content-Type: application/json', 'Content-Length: 999999999'];
  expect((await exchange(plain, [...lines, 'Host: evil.example'])).status).toBe(421);
  expect((await exchange(plain, [...lines, 'Host: 127.0.0.1'])).status).toBe(413);
});

test('a target with its own host is read like a path, with its query', async () => {
  const { host: own } = new URL(plain.url);
  const authorization = `Authorization: Bearer ${await plain.userToken()}`;
  const [short, long] = [`${GROUPS}?$top=1`, `http://${own}${GROUPS}?$top=1`].map((target) =>
    exchange(plain, [`GET ${target} HTTP/1.1`, `Host: ${own}`, authorization]),
  );
  expect((JSON.parse((await long!).body) as { readonly value: unknown[] }).value).toHaveLength(1);
  expect((await long!).body).toBe((await short!).body);
});

test('latency and faults hold nobody up who is refused', async () => {
  const own = await startEmulator({ faults: [{ kind: 'reset' }] });
  await expect(exchange(own, host('127.0.0.1'))).resolves.toMatchObject({ status: Number.NaN });
  expect((await exchange(own, host('evil.example'))).status).toBe(421);
  await own.close();
});

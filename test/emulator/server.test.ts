import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { findOperation, operations, standardTenant } from '../../catalogue/powerbi/index.ts';
import {
  createSigningKey,
  MARKER_PATH,
  PortInUseError,
  standardTenantDefinition,
  startEmulator,
  type Emulator,
} from '../../emulator/index.ts';
import { allowedHeaders } from './allowed-headers.ts';
import { appToken, call } from './client.ts';

let emulator: Emulator;
let token: string;
beforeAll(async () => {
  emulator = await startEmulator();
  token = await appToken(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => emulator.clearFaults());

const GROUPS = '/v1.0/myorg/groups';

describe('the marker', () => {
  test('tells that this is an emulator, without a token', async () => {
    const answer = await fetch(emulator.url + MARKER_PATH);
    expect([answer.status, await answer.json()]).toEqual([200, { emulator: 'powerbi-postman', version: 1 }]);
  });

  test('reset puts the content back', async () => {
    const names = async (): Promise<string[]> =>
      (
        (await (await call(emulator, 'GET', GROUPS, { token })).json()) as {
          readonly value: { readonly name: string }[];
        }
      ).value.map(({ name }) => name);
    const before = await names();
    await call(emulator, 'POST', GROUPS, { token, json: { name: 'For a moment' } });
    expect(await names()).toContain('For a moment');
    expect((await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' })).status).toBe(200);
    expect(await names()).toEqual(before);
  });

  test('reset is not for GET', async () => {
    expect((await fetch(`${emulator.url}${MARKER_PATH}/reset`)).status).toBe(403);
  });
});

describe('headers', () => {
  test('are of a closed list, for every operation', async () => {
    const seen = new Set<string>();
    for (const { method, path } of operations) {
      const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
        String(standardTenant[name as keyof typeof standardTenant] ?? 'x'),
      );
      const answer = await call(emulator, method, filled, { token });
      for (const name of answer.headers.keys()) seen.add(name);
      expect(answer.headers.get('requestid')).toMatch(/^[0-9a-f-]{36}$/);
      await answer.arrayBuffer();
    }
    expect([...seen].filter((name) => !allowedHeaders.has(name))).toEqual([]);
    await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' });
  });

  test('keep the spelling of the service', async () => {
    const raw = await exchangeRaw(`GET ${GROUPS} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(raw).toMatch(/\r\nRequestId: [0-9a-f-]{36}\r\n/);
    expect(raw).toMatch(/\r\nContent-Length: 0\r\n/i);
  });

  test('RequestId is another one each time', async () => {
    const ids = [await call(emulator, 'GET', GROUPS), await call(emulator, 'GET', GROUPS)].map((answer) =>
      answer.headers.get('requestid'),
    );
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('bodies', () => {
  test('that are not JSON get 400, after the token was judged', async () => {
    const send = (authorization: string): Promise<Response> =>
      fetch(emulator.url + GROUPS, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: '{"name":',
      });
    expect((await send('Bearer junk')).status).toBe(403);
    const answer = await send(`Bearer ${token}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('error.code', 'BadRequest');
  });

  test('of any type reach the operation', async () => {
    const path = `${GROUPS}/${standardTenant.groupId}/imports?datasetDisplayName=Northwind.pbix`;
    const form = new FormData();
    form.append('file', new Blob(['PK']), 'Northwind.pbix');
    const answer = await fetch(emulator.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    expect(answer.status).toBe(202);
    await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' });
  });

  test("that are too large get 413 in the service's frame", async () => {
    const raw = await exchangeRaw(
      `POST ${GROUPS} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n`,
    );
    expect(raw).toMatch(/^HTTP\/1\.1 413 /);
    expect(raw).toMatch(/\r\nRequestId: /);
  });
});

describe('what is not HTTP', () => {
  test.each([
    ['a line that is none', 'NOTHING\r\n\r\n', 400],
    ['a header that is none', `GET ${GROUPS} HTTP/1.1\r\nHost: 127.0.0.1\r\nbroken\r\n\r\n`, 400],
    ['headers without end', `GET ${GROUPS} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is refused: %s', async (_case, sent, status) => {
    expect(await exchangeRaw(sent)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await fetch(emulator.url + MARKER_PATH)).status).toBe(200);
  });
});

describe('faults', () => {
  const list = findOperation('Groups_GetGroups')?.id ?? '';

  test('concern one operation, until they are cleared', async () => {
    emulator.addFault({ operation: list, kind: 'status', status: 503 });
    expect((await call(emulator, 'GET', GROUPS, { token })).status).toBe(503);
    expect((await call(emulator, 'GET', GROUPS, { token })).status).toBe(503);
    expect((await call(emulator, 'GET', '/v1.0/myorg/capacities', { token })).status).toBe(200);
    emulator.clearFaults();
    expect((await call(emulator, 'GET', GROUPS, { token })).status).toBe(200);
  });

  test('of shape keep the status', async () => {
    emulator.addFault({ operation: list, kind: 'shape' });
    const answer = await call(emulator, 'GET', GROUPS, { token });
    expect([answer.status, await answer.json()]).toEqual([200, []]);
  });

  test('come after the refusals', async () => {
    emulator.addFault({ operation: list, kind: 'status' });
    expect((await call(emulator, 'GET', GROUPS)).status).toBe(403);
  });

  test('can be there from the start', async () => {
    const faulty = await startEmulator({ faults: [{ operation: list, kind: 'status' }] });
    expect((await call(faulty, 'GET', GROUPS, { token: await appToken(faulty) })).status).toBe(500);
    await faulty.close();
  });
});

test('requests are recorded without queries, tokens and bodies', async () => {
  const start = emulator.requests.length;
  await appToken(emulator);
  await call(emulator, 'GET', `${GROUPS}?$top=1`, { token });
  await call(emulator, 'GET', GROUPS, { token: await emulator.userToken() });
  await call(emulator, 'GET', '/v1.0/myorg/nothing', { token: 'junk' });
  const headers = { authorization: `Bearer ${token}`, 'X-PowerBI-Profile-Id': standardTenant.profileId };
  await fetch(emulator.url + GROUPS, { headers });
  // prettier-ignore
  expect(emulator.requests.slice(start)).toEqual([
    { method: 'POST', path: `/${emulator.tenantId}/oauth2/v2.0/token`, status: 200, operation: undefined, caller: 'none' },
    { method: 'GET', path: GROUPS, status: 200, operation: 'Groups_GetGroups', caller: 'app' },
    { method: 'GET', path: GROUPS, status: 200, operation: 'Groups_GetGroups', caller: 'user' },
    { method: 'GET', path: '/v1.0/myorg/nothing', status: 403, operation: undefined, caller: 'none' },
    { method: 'GET', path: GROUPS, status: 200, operation: 'Groups_GetGroups', caller: 'app', profileId: standardTenant.profileId },
  ]);
});

test('a token expires', async () => {
  const tenant = { ...standardTenantDefinition(), tokenLifetime: 3 };
  const short = await startEmulator({ tenant });
  const brief = await appToken(short);
  expect((await call(short, 'GET', GROUPS, { token: brief })).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 3100));
  const answer = await call(short, 'GET', GROUPS, { token: brief });
  expect([answer.status, answer.headers.get('x-powerbi-error-info')]).toEqual([403, 'TokenExpired']);
  await short.close();
});

test('a token of an emulator with another key is not good here', async () => {
  const other = await startEmulator({ signingKey: await createSigningKey() });
  const answer = await call(emulator, 'GET', GROUPS, { token: await appToken(other) });
  await other.close();
  expect([answer.status, answer.headers.get('x-powerbi-error-info')]).toEqual([403, 'TokenExpired']);
});

test('a port in use', async () => {
  const port = Number(new URL(emulator.url).port);
  const error: unknown = await startEmulator({ port }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PortInUseError);
  expect(error).toMatchObject({ code: 'PORT_IN_USE', port });
});

test('connections are kept alive, and do not keep the emulator from closing', async () => {
  const own = await startEmulator();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports = [await localPort(own.url + MARKER_PATH, agent), await localPort(own.url + MARKER_PATH, agent)];
  expect(ports[0]).toBe(ports[1]);
  await own.close();
  agent.destroy();
  await expect(fetch(own.url)).rejects.toThrow();
});

/** Sends bytes and reads all that comes back. */
function exchangeRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
    socket.on('error', reject).on('close', () => resolve(received));
  });
}

/** The port that a request went out from: the same for requests on one connection. */
function localPort(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (answer: IncomingMessage) => {
      const port = answer.socket.localPort;
      answer.resume().on('end', () => setImmediate(resolve, port));
    });
    request.on('error', reject);
  });
}

import { request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { startEmulator, type Emulator } from '../../../emulator/index.ts';
import { appToken, call } from '../client.ts';

let emulator: Emulator;
let token: string;
beforeAll(async () => {
  emulator = await startEmulator({ clock: 'fixed' });
  token = await appToken(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => emulator.clearFaults());

interface Received {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  /** As they came over the wire. */
  readonly bytes: Buffer;
}

/** Sends a request as a client that leaves the encoding alone. */
function send(method: string, path: string, acceptEncoding?: string): Promise<Received> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding }),
  };
  return new Promise((resolve, reject) => {
    httpRequest(emulator.url + path, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(chunks) }))
        .on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

const WORKSPACE = `/v1.0/myorg/groups/${standardTenant.groupId}`;
const LONG = `${WORKSPACE}/datasets`;
const SHORT = `${WORKSPACE}/datasets/${standardTenant.datasetId}/refreshSchedule`;

/** What gzip begins with. */
const isGzip = ({ bytes }: Received): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

test.each<[string, boolean]>([
  ['gzip', true],
  ['GZIP', true],
  ['gzip, deflate, br', true],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
  ['*', true],
  ['identity', false],
  ['deflate, br', false],
  ['gzip;q=0', false],
  ['*;q=0', false],
  ['gzip;q=0, *', false],
  ['', false],
])('a long answer for a client that takes "%s"', async (accepted, expected) => {
  const plain = await send('GET', LONG);
  expect([isGzip(plain), plain.headers['content-encoding'], plain.headers['vary']]).toEqual([
    false,
    undefined,
    'Accept-Encoding',
  ]);
  const answer = await send('GET', LONG, accepted);
  expect([isGzip(answer), answer.headers['content-encoding'], answer.headers['vary']]).toEqual([
    expected,
    expected ? 'gzip' : undefined,
    'Accept-Encoding',
  ]);
  expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
  expect((expected ? gunzipSync(answer.bytes) : answer.bytes).equals(plain.bytes)).toBe(true);
});

test('a short answer stays as it is', async () => {
  const answer = await send('GET', SHORT, 'gzip');
  expect([answer.status, isGzip(answer), answer.headers['content-encoding'], answer.headers['vary']]).toEqual([
    200,
    false,
    undefined,
    undefined,
  ]);
});

test('an answer without a body stays as it is', async () => {
  const refused = await send('GET', '/v1.0/myorg/nothing', 'gzip');
  expect([refused.bytes.length, refused.headers['content-encoding']]).toEqual([0, undefined]);
  emulator.addFault({ operation: 'Groups_GetGroups', kind: 'status', status: 204 });
  const empty = await send('GET', '/v1.0/myorg/groups', 'gzip');
  expect([empty.bytes.length, empty.headers['content-encoding']]).toEqual([0, undefined]);
});

test('HEAD has no body', async () => {
  const answer = await send('HEAD', LONG, 'gzip');
  expect([answer.bytes.length, answer.headers['content-encoding']]).toEqual([0, undefined]);
});

test('an exported file stays as it is', async () => {
  const { value } = JSON.parse((await send('GET', `${WORKSPACE}/reports`)).bytes.toString()) as {
    readonly value: readonly { readonly id: string }[];
  };
  const report = `${WORKSPACE}/reports/${value[0]?.id}`;
  const started = await call(emulator, 'POST', `${report}/ExportTo`, { token, json: { format: 'PPTX' } });
  const { id } = (await started.json()) as { readonly id: string };
  for (let looked = 0; looked < 3; looked += 1) await send('GET', `${report}/exports/${id}`);
  const [asked, plain] = [
    await send('GET', `${report}/exports/${id}/file`, 'gzip'),
    await send('GET', `${report}/exports/${id}/file`),
  ];
  expect([asked.status, asked.bytes.length > 1024, asked.headers['content-encoding']]).toEqual([200, true, undefined]);
  expect(asked.bytes.equals(plain.bytes)).toBe(true);
});

test('half of a long answer is half of what was promised', async () => {
  emulator.addFault({ operation: 'Datasets_GetDatasetsInGroup', kind: 'truncated' });
  await expect(send('GET', LONG, 'gzip')).rejects.toThrow();
});

test('a client that unpacks by itself reads what another reads', async () => {
  const [unpacked, plain] = [await call(emulator, 'GET', LONG, { token }), await send('GET', LONG)];
  expect(unpacked.headers.get('content-encoding')).toBe('gzip');
  expect(await unpacked.text()).toBe(plain.bytes.toString());
});

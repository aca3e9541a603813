import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { MARKER_PATH, startEmulator, type Emulator } from '../../emulator/index.ts';
import { appToken, call } from './client.ts';

let emulator: Emulator;
let token: string;
beforeAll(async () => {
  emulator = await startEmulator({ clock: 'fixed' });
  token = await appToken(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' }));

const IMPORTS = `/v1.0/myorg/groups/${standardTenant.groupId}/imports`;
const BLOB = { 'x-ms-blob-type': 'BlockBlob' };

async function location(): Promise<string> {
  const answer = await call(emulator, 'POST', `${IMPORTS}/createTemporaryUploadLocation`, { token });
  return ((await answer.json()) as { readonly Url: string }).Url;
}

/** Uploads without a token: the signature is enough. */
const put = async (url: string, body: string, headers: Record<string, string> = BLOB): Promise<unknown> => {
  const answer = await fetch(url, { method: 'PUT', body, headers });
  const code = answer.headers.get('x-ms-error-code');
  return code === null ? answer.status : `${answer.status} ${code}`;
};

const publish = async (fileUrl: string): Promise<number> =>
  (
    await call(emulator, 'POST', `${IMPORTS}?datasetDisplayName=Stock.pbix&nameConflict=Ignore`, {
      token,
      json: { fileUrl },
    })
  ).status;

test('a file is uploaded to the address that is given, and imported from it', async () => {
  const url = await location();
  expect(url).toMatch(new RegExp(`^${emulator.url}/uploads/[0-9a-f-]{36}\\?sig=emulated$`));
  expect([await publish(url), await put(url, 'PK a package'), await publish(url)]).toEqual([400, 201, 202]);
});

test.each(['', 'uploads/1'])('"%s" is no address of a file', async (url) => expect(await publish(url)).toBe(400));

test('what was uploaded is looked at as any other file', async () => {
  const url = await location();
  expect([await put(url, '<html>'), await publish(url), await put(url, 'PK'), await publish(url)]).toEqual([
    201, 400, 201, 202,
  ]);
});

test('each address is one of its own', async () => {
  const [one, other] = [await location(), await location()];
  await put(one, 'PK');
  expect([one === other, await publish(other), await publish(one)]).toEqual([false, 400, 202]);
});

// prettier-ignore
test.each<[string, (url: string) => Promise<unknown>, unknown]>([
  ['without its type', (url) => put(url, 'PK', {}), '400 MissingRequiredHeader'],
  ['with another signature', (url) => put(`${url}0`, 'PK'), '403 AuthenticationFailed'],
  ['without a signature', (url) => put(url.replace(/\?.*/, ''), 'PK'), '403 AuthenticationFailed'],
  ['to an address that nobody was given', (url) => put(url.replace(/uploads\/.{8}/, 'uploads/00000000'), 'PK'), '403 AuthenticationFailed'],
  ['with a list of unknown blocks', (url) => put(`${url}&comp=blocklist`, '<BlockList><Latest>AAAA</Latest></BlockList>', {}), '400 InvalidBlockList'],
  ['with an empty list', (url) => put(`${url}&comp=blocklist`, '<BlockList></BlockList>', {}), '400 InvalidBlockList'],
])('a file %s is refused', async (_, send, expected) => {
  const url = await location();
  expect(await send(url)).toBe(expected);
  expect(await publish(url)).toBe(400);
});

test('a large file comes in blocks, in the order of their list', async () => {
  const url = await location();
  const list =
    '<?xml version="1.0" encoding="utf-8"?><BlockList><Latest>Qg==</Latest><Latest>QQ==</Latest></BlockList>';
  const statuses = [
    await put(`${url}&comp=block&blockid=QQ%3D%3D`, 'the rest', {}),
    await put(`${url}&comp=block&blockid=Qg%3D%3D`, 'PK', {}),
    await publish(url),
    await put(`${url}&comp=blocklist`, list, {}),
    await publish(url),
  ];
  expect(statuses).toEqual([201, 201, 400, 201, 202]);
});

test('only files are sent there', async () => {
  expect((await fetch(await location())).status).toBe(405);
});

test('an import from elsewhere is not looked at', async () => {
  expect(await publish('https://files.northwind.example/Stock.pbix')).toBe(202);
});

import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import newman from 'newman';
import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { buildCollection } from '../../generator/collection.ts';
import { buildEnvironments } from '../../generator/environment.ts';
import type { Folder, Item } from '../../generator/format.ts';

/** A service that gives everybody a token and refuses whatever is asked with it. */
let service: Server;
let url: string;
const app = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify({ idtyp: 'app', oid: 'o', sub: 'o', aud: 'https://analysis.windows.net/powerbi/api', tid: standardTenant.tenantId, exp: 4_000_000_000 })).toString('base64url')}.c2ln`;
const user = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify({ scp: 'Report.Read.All', aud: 'https://analysis.windows.net/powerbi/api', tid: standardTenant.tenantId, exp: 4_000_000_000 })).toString('base64url')}.c2ln`;

beforeAll(async () => {
  service = createServer((request, response) => {
    const isToken = request.url!.endsWith('/oauth2/v2.0/token');
    request.resume();
    response
      .writeHead(isToken ? 200 : 401, { 'Content-Type': 'application/json' })
      .end(isToken ? JSON.stringify({ access_token: app, expires_in: 3599 }) : '');
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => service.close(resolve)));

/** Folders in which a request failed, of a run of the whole collection in plain Newman. */
async function redFolders(values: Readonly<Record<string, string>>, folders: readonly Folder[]): Promise<Set<string>> {
  const collection = await buildCollection(powerBi);
  const emulator = buildEnvironments(powerBi).get('emulator')!;
  const given = {
    ...emulator,
    values: emulator.values.map((entry) => ({ ...entry, value: values[entry.key] ?? entry.value })),
  };
  const folderOf = new Map(folders.flatMap((folder) => itemsOf(folder).map(({ id }) => [id, folder.name] as const)));
  const red = new Set<string>();
  await new Promise<void>((resolve, reject) => {
    const run = newman.run({ collection: { ...collection, item: folders } as never, environment: given }, (error) =>
      error ? reject(error) : resolve(),
    );
    run.on(
      'assertion',
      (error: Error | null, { item }: { item: { id: string } }) => void (error && red.add(folderOf.get(item.id) ?? '')),
    );
  });
  return red;
}

function itemsOf(folder: Folder): Item[] {
  return folder.item.flatMap((each) => ('item' in each ? itemsOf(each) : [each]));
}

const settings = (): Record<string, string> => ({ clientSecret: 'not~a.real_secret', loginUrl: url, apiUrl: url });
const USERS_ONLY = 'Signed-in user only';
const CLEAN_UP = 'Clean up';
/** Jobs leave themselves out of a run of everything. */
const JOBS = powerBi.jobs!.map(({ name }) => name);

test('with everything refused no folder is green: ids typed, and changes allowed', async () => {
  const folders = (await buildCollection(powerBi)).item as Folder[];
  const asApp = folders.filter(({ name }) => name !== USERS_ONLY && !JOBS.includes(name));
  const red = await redFolders(settings(), asApp);
  // A run that set out to make its own workspace leaves what was typed alone: by itself the folder is red.
  expect(asApp.map(({ name }) => name).filter((name) => !red.has(name))).toEqual([CLEAN_UP]);
  expect([
    ...(await redFolders(
      settings(),
      asApp.filter(({ name }) => name === CLEAN_UP),
    )),
  ]).toEqual([CLEAN_UP]);
}, 180_000);

test('no folder that an app may read is green: nothing typed, nothing allowed', async () => {
  const all = (await buildCollection(powerBi)).item as Folder[];
  const folders = all.filter(({ name }) => !JOBS.includes(name));
  const { tenantId, clientId } = standardTenant;
  const bare = Object.fromEntries(
    buildEnvironments(powerBi)
      .get('commercial')!
      .values.map(({ key, value }) => [key, value]),
  );
  const red = await redFolders({ ...bare, tenantId, clientId, ...settings() }, folders);
  // Nothing in these is a plain read that is open to apps.
  expect(folders.map(({ name }) => name).filter((name) => !red.has(name))).toEqual([
    'Embed tokens',
    'Users',
    'Template apps',
    USERS_ONLY,
    CLEAN_UP,
  ]);
}, 180_000);

test.each(powerBi.jobs!.filter(({ recipes }) => recipes.length > 0).map(({ name }) => name))(
  'with everything refused no job is green: %s by itself',
  async (job) => {
    const folders = ((await buildCollection(powerBi)).item as Folder[]).filter(({ name }) => name === job);
    const jobs = folders.flatMap(({ item }) => item as Folder[]);
    expect([...(await redFolders(settings(), jobs))]).toEqual(jobs.map(({ name }) => name));
  },
  180_000,
);

test('what is refused to an app by documentation is no refusal as documented for a user', async () => {
  const folders = ((await buildCollection(powerBi)).item as Folder[]).filter(({ name }) => name === USERS_ONLY);
  expect([...(await redFolders({ ...settings(), clientSecret: '', accessToken: user }, folders))]).toEqual([
    USERS_ONLY,
  ]);
}, 180_000);

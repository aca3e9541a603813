import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { parseCollection, type Collection } from '../../runner/index.ts';
import { makeProject, type Project, type Result } from './fixtures/terminal.ts';

const committed = 'collections/powerbi.postman_collection.json';
const clouds = ['commercial', 'gcc', 'gcc-high', 'dod', 'china'];

/** The committed collection with its scripts cut short: what is looked for here does not stand in them, and a scan of them takes long. */
const collection = small(parseCollection(readFileSync(committed, 'utf8'), committed));

let project: Project;
beforeEach(() => {
  project = makeProject(collection);
  for (const name of [...clouds, 'emulator']) {
    const file = `environments/${name}.postman_environment.json`;
    project.write(file, readFileSync(file, 'utf8'));
  }
});
afterEach(() => project.remove());

function small(whole: Collection): Collection {
  const kept = ['Start here', 'Groups', 'Gateways', 'Clean up'];
  const { event } = whole as unknown as { event: { listen: string; script: { exec: string[] } }[] };
  const cut = event.map((each) => ({
    ...each,
    script: { ...each.script, exec: each.script.exec.slice(0, each.script.exec.indexOf('};') + 1) },
  }));
  return { ...whole, item: whole.item.filter(({ name }) => kept.includes(name ?? '')), event: cut } as Collection;
}

const at = (path: string): string => join(project.root, path);
const unpack = (path = 'powerbi-postman.zip'): Map<string, string> =>
  new Map(
    Object.entries(unzipSync(readFileSync(at(path)))).map(([name, bytes]) => [
      name.replace(/^powerbi-postman\//, ''),
      new TextDecoder().decode(bytes),
    ]),
  );
const valuesIn = (path: string, zip?: string): Record<string, string> =>
  Object.fromEntries(
    (JSON.parse(unpack(zip).get(path)!) as { values: { key: string; value: string }[] }).values.map(
      ({ key, value }) => [key, value],
    ),
  );
const mine = (values: Record<string, string>, file = 'mine.json', type = 'default'): string =>
  project.write(
    file,
    JSON.stringify({
      id: 'i',
      name: 'Mine',
      values: Object.entries(values).map(([key, value]) => ({ key, value, type, enabled: true })),
      _postman_variable_scope: 'environment',
    }),
  );
const share = (...args: string[]): Promise<Result> => project.start(['share', ...args]);

test('the collection, the environments of the clouds, a guide and checksums', async () => {
  const { code, out, err } = await share();
  expect([code, err]).toEqual([0, '']);
  expect([...unpack().keys()]).toEqual([
    'READ-ME-FIRST.md',
    'powerbi.postman_collection.json',
    ...clouds.map((name) => `environments/${name}.postman_environment.json`),
    'SHA256SUMS',
  ]);
  expect(out).toMatch(
    /^Written: .*powerbi-postman\.zip \(\d+ KB\)\nSHA-256: [0-9a-f]{64}\n {2}READ-ME-FIRST\.md {2,}\d+ KB\n[^]*No secret was found in it\.\n$/,
  );
  expect(out).not.toMatch(/Emptied|Included|Reset/);
  expect(readdirSync(project.root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('the same input gives the same bytes, whenever its files were written', async () => {
  await share('--out', 'a.zip');
  for (const folder of ['collections', 'environments'])
    for (const name of readdirSync(at(folder))) utimesSync(at(join(folder, name)), 1, 1);
  await share('--out', 'b.zip');
  expect(readFileSync(at('a.zip')).equals(readFileSync(at('b.zip')))).toBe(true);
  mine({ groupId: 'g' });
  await share('--out', 'c.zip', '--env', 'mine.json');
  expect(readFileSync(at('a.zip')).equals(readFileSync(at('c.zip')))).toBe(false);
});

test("--trust-host stands in the packed collection, its guide and the output, and not in the project's", async () => {
  const { out } = await share('--trust-host', 'gateway.contoso.example');
  const trusted = (text: string): unknown =>
    (JSON.parse(text) as { variable: { key: string; value: string }[] }).variable.find(
      ({ key }) => key === 'trustedHosts',
    )?.value;
  expect(trusted(unpack().get('powerbi.postman_collection.json')!)).toBe('gateway.contoso.example');
  expect(unpack().get('READ-ME-FIRST.md')).toContain('**gateway.contoso.example**');
  expect(out).toContain('The collection may send secrets and tokens to: gateway.contoso.example\n');
  expect(trusted(readFileSync(at(committed), 'utf8'))).toBe('');
});

test('environments by name and by file: secrets are emptied, and it is said what goes along', async () => {
  mine(
    { tenantId: 'contoso.com', clientSecret: 'orange-Boat-31', allowWrite: 'true', apiUrl: 'https://api.powerbi.com' },
    'My team (new).postman_environment.json',
  );
  const { code, out } = await share('--env', 'gcc', 'My team (new).postman_environment.json');
  expect(code).toBe(0);
  const path = 'environments/My-team-new.postman_environment.json';
  expect([...unpack().keys()].filter((name) => name.startsWith('environments/'))).toEqual([
    'environments/gcc.postman_environment.json',
    path,
  ]);
  expect(valuesIn(path)).toEqual({
    tenantId: 'contoso.com',
    clientSecret: '',
    allowWrite: '',
    apiUrl: 'https://api.powerbi.com',
  });
  for (const line of [
    'Emptied in My-team-new: clientSecret\n',
    'Reset in My-team-new: allowWrite\n',
    'Included in My-team-new: tenantId (--no-ids removes them)\n',
  ])
    expect(out).toContain(line);
  expect(out).not.toContain('orange-Boat-31');
});

test('--no-ids leaves the addresses of the cloud', async () => {
  const { out } = await share('--env', 'emulator', '--no-ids');
  const filled = Object.entries(valuesIn('environments/emulator.postman_environment.json')).filter(
    ([, value]) => value !== '',
  );
  expect(filled.map(([key]) => key).sort()).toEqual(['apiUrl', 'fabricUrl', 'loginUrl', 'scope']);
  expect(out).not.toContain('Included in');
});

test('--only takes folders and what they need', async () => {
  const { code, out } = await share('--only', 'gateways', '--env', 'gcc');
  expect(code).toBe(0);
  expect(out).toMatch(/\n\d+ requests in it\nAlso included, because other requests need them: Get Groups\n/);
  const packed = JSON.parse(unpack().get('powerbi.postman_collection.json')!) as Collection;
  expect(packed.item.map(({ name }) => name)).toEqual(['Start here', 'Groups', 'Gateways']);
});

test('a collection of somebody else goes under its own name, and the guide does not vouch for it', async () => {
  project.write(
    'Pets.json',
    JSON.stringify({
      info: { name: 'Pets' },
      item: [{ name: 'Bark', request: { method: 'GET', url: 'https://pets.example' } }],
    }),
  );
  await share('--collection', 'Pets.json');
  expect(unpack().get('READ-ME-FIRST.md')).toContain('newman run Pets.postman_collection.json');
  expect(unpack().get('READ-ME-FIRST.md')).toContain('somebody changed it, or made another');
  await share('--force', '--collection', committed.replace('collections', at('collections')));
  expect(unpack().get('READ-ME-FIRST.md')).toContain('It only reads');
});

test('ids in a collection of somebody else are named, for --no-ids does not reach them', async () => {
  const tenantId = '72f988bf-86f1-41af-91ab-2d7cd011db47';
  project.write(
    'Pets.json',
    JSON.stringify({
      info: { name: 'Pets' },
      item: [
        {
          name: 'Bark',
          request: { method: 'GET', url: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token` },
        },
      ],
      variable: [{ key: 'tenantId', value: tenantId }],
    }),
  );
  const { code, out } = await share('--collection', 'Pets.json');
  expect(code).toBe(0);
  expect(out).toMatch(/^Included in Pets\.postman_collection\.json: .+$/m);
});

describe('what is refused', () => {
  // prettier-ignore
  test.each<[name: string, args: string[], code: string, text: string]>([
    ['a folder that is none', ['--only', 'Grops'], 'E_FOLDER_UNKNOWN', 'Did you mean Groups?'],
    ['an environment that is none', ['--env', 'comercial'], 'E_ENV_UNKNOWN', 'Did you mean commercial?'],
    ['a file that is not there', ['--env', 'absent.json'], 'E_ENV_UNREADABLE', 'nothing at that path'],
    ['an environment that is a collection', ['--env', 'collections/powerbi.postman_collection.json'], 'E_ENV_INVALID', 'not a Postman environment'],
    ['a collection that is an environment', ['--collection', 'environments/gcc.postman_environment.json'], 'E_COLLECTION_INVALID', 'not a Postman collection'],
    ['an output that is no zip', ['--out', 'collections/powerbi.postman_collection.json'], 'E_USAGE', '.zip'],
    ['two files of one name', ['--env', 'gcc', 'other/GCC.json'], 'E_SHARE_NAMES', 'GCC'],
    ['an output in a file', ['--out', 'mine.json/a.zip'], 'E_OUT_UNWRITABLE', 'a.zip'],
    ['an output in a folder that is not there', ['--out', 'nope/a.zip'], 'E_OUT_UNWRITABLE', 'nope does not exist.'],
    ['an output that is a folder', ['--out', 'folder.zip'], 'E_OUT_UNWRITABLE', 'folder.zip'],
  ])('%s', async (_name, args, code, text) => {
    mine({});
    mine({}, 'other/GCC.json');
    mkdirSync(at('folder.zip'));
    const result = await share(...args);
    expect([result.code, result.out]).toEqual([2, '']);
    expect(result.err).toContain(code);
    expect(result.err).toContain(text);
    expect(existsSync(at('powerbi-postman.zip')) || existsSync(at('nope'))).toBe(false);
  });

  test.each<[name: string, prepare: (path: string) => void]>([
    ['itself', () => undefined],
    ['a symbolic link to it', (path) => symlinkSync(path, at('out.zip'))],
    ['a path to it through a linked folder', () => symlinkSync(project.root, at('linked'))],
  ])('writing over an input: %s', async (name, prepare) => {
    const path = mine({ groupId: 'g' }, 'input.zip');
    prepare(path);
    const before = readFileSync(path);
    const out = name === 'itself' ? 'input.zip' : name.startsWith('a symbolic') ? 'out.zip' : 'linked/input.zip';
    const { code, err } = await share('--env', './input.zip', '--out', out);
    expect([code, err]).toEqual([2, expect.stringContaining('E_OUT_IS_INPUT')]);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a zip that is there stays, unless it is the same or --force says otherwise', async () => {
    expect((await share('--only', 'Groups')).code).toBe(0);
    expect((await share('--only', 'Groups')).code).toBe(0);
    const before = readFileSync(at('powerbi-postman.zip'));
    const { code, err } = await share('--only', 'Gateways');
    expect([code, err]).toEqual([2, expect.stringMatching(/^E_FILE_EXISTS: .*powerbi-postman\.zip already exists/)]);
    expect(readFileSync(at('powerbi-postman.zip')).equals(before)).toBe(true);
    expect((await share('--only', 'Gateways', '--force')).code).toBe(0);
    expect(readFileSync(at('powerbi-postman.zip')).equals(before)).toBe(false);
    rmSync(at('powerbi-postman.zip'));
  });

  test('a hard link to an input is replaced, and the input stays', async () => {
    const path = mine({ groupId: 'g' }, 'input.json');
    linkSync(path, at('out.zip'));
    const before = readFileSync(path);
    expect((await share('--env', 'input.json', '--out', 'out.zip', '--force')).code).toBe(0);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

/** Made here, so that no file of the project holds what looks like a secret. */
const secret = `${'aB3'}8Q~${'x7Kp_2mZ'.repeat(4)}9`;
const jwt =
  [
    { alg: 'RS256', typ: 'JWT' },
    { aud: 'https://analysis.windows.net/powerbi/api', exp: 1_900_000_000 },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + `.${'k'.repeat(86)}`;
const pem = `-----BEGIN ${'PRIVATE'} KEY-----\n${Buffer.from('x'.repeat(900)).toString('base64')}\n-----END ${'PRIVATE'} KEY-----`;

describe('a secret anywhere', () => {
  const inItem = (change: object): void =>
    void project.write(
      'c.json',
      JSON.stringify({
        ...collection,
        item: [...collection.item, { name: 'Own', request: { method: 'GET', url: 'https://x.example' }, ...change }],
      }),
    );
  const inCollection = (change: object): void =>
    void project.write('c.json', JSON.stringify({ ...collection, ...change }));
  const script = (line: string) => ({ event: [{ listen: 'test', script: { exec: [line] } }] });

  // prettier-ignore
  test.each<[name: string, plant: () => unknown]>([
    ['a value of type default', () => mine({ note: secret })],
    ['a value of type default with a secret name', () => mine({ adminPassword: 'Tulips-in-May-7' })],
    ['a token as a value', () => mine({ last: jwt })],
    ['a key pasted into the certificate', () => mine({ certificate: pem })],
    ['an address with a password', () => mine({ apiUrl: 'https://ann:Tulips7May@api.powerbi.com' })],
    ['the name of the environment', () => project.write('mine.json', JSON.stringify({ name: secret, values: [] }))],
    ['a description of the collection', () => inCollection({ info: { ...collection.info, description: `Use ${secret}.` } })],
    ['a variable of the collection', () => inCollection({ variable: [{ key: 'clientSecret', value: secret }] })],
    ['its authorization', () => inCollection({ auth: { type: 'bearer', bearer: [{ key: 'token', value: jwt }] } })],
    ['a header', () => inItem({ request: { method: 'GET', url: 'https://x.example', header: [{ key: 'Authorization', value: `Bearer ${jwt}` }] } })],
    ['a body', () => inItem({ request: { method: 'POST', url: 'https://x.example', body: { mode: 'raw', raw: JSON.stringify({ client_secret: secret }) } } })],
    ['a query', () => inItem({ request: { method: 'GET', url: `https://x.example?access_token=${jwt}` } })],
    ['a script', () => inItem(script(`pm.environment.set('clientSecret', '${secret}');`))],
    ['a saved answer', () => inItem({ response: [{ name: 'ok', body: JSON.stringify({ access_token: jwt }) }] })],
    ['base64 in a script', () => inItem(script(`atob('${Buffer.from(pem).toString('base64')}')`))],
  ])('%s: nothing is written, and what was there stays', async (_name, plant) => {
    writeFileSync(at('powerbi-postman.zip'), 'before');
    plant();
    const { code, out, err } = await share(...(existsSync(at('mine.json')) ? ['--env', 'mine.json'] : []), ...(existsSync(at('c.json')) ? ['--collection', 'c.json'] : []));
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^(?:environments\/mine|c)\.postman_(?:environment|collection)\.json: .+\n/m);
    expect(err).toContain('E_SHARE_SECRET: nothing was packed');
    for (const hush of [secret, jwt, 'Tulips', pem.slice(40, 90)]) expect(err).not.toContain(hush);
    expect(readFileSync(at('powerbi-postman.zip'), 'utf8')).toBe('before');
  });

  test('one that is emptied, and stands in another value in other words', async () => {
    mine({ clientSecret: 'orange-Boat-31', note: Buffer.from('orange-Boat-31').toString('hex') });
    const { code, err } = await share('--env', 'mine.json');
    expect(code).toBe(1);
    expect(err).toContain(
      'environments/mine.postman_environment.json: values[1].value: contains the value of clientSecret of mine\n',
    );
  });

  test.each([
    ['the process environment', { AZURE_CLIENT_SECRET: 'orange-Boat-31' }],
    ['.env', undefined],
  ])('one that is known from %s', async (_name, env) => {
    mine({ note: 'orange-Boat-31' });
    if (!env) project.write('.env', 'AZURE_CLIENT_SECRET=orange-Boat-31\n');
    const { code, err } = await project.start(['share', '--env', 'mine.json'], env ? { env } : {});
    expect([code, err]).toEqual([1, expect.stringContaining('values[0].value: contains the value of clientSecret')]);
    expect(err).not.toContain('orange-Boat-31');
  });
});

import { catalogues } from '../../../catalogue/index.ts';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSync } from 'esbuild';
import { unzipSync } from 'fflate';
import { parseCollection, parseEnvironment, withValues } from '../../../runner/index.ts';
import { gatherContents, packContents, type Contents, type PackOptions } from '../../../sharing/pack/pack.ts';
import { findStrayed } from '../../../sharing/pack/strayed-secrets.ts';
import { zip } from '../../../sharing/pack/zip.ts';

const collectionFile = 'collections/powerbi.postman_collection.json';
const collection = {
  file: 'powerbi.postman_collection.json',
  collection: parseCollection(readFileSync(collectionFile, 'utf8'), collectionFile),
  ours: true,
};
const environmentNamed = (name: string) => ({
  name,
  environment: parseEnvironment(readFileSync(`environments/${name}.postman_environment.json`, 'utf8'), name),
});
const filled = (values: Record<string, string>, name = 'commercial') => ({
  name,
  environment: withValues(environmentNamed('commercial').environment, values),
});
const gather = (options: Partial<PackOptions> = {}): Contents =>
  gatherContents({
    catalogues,
    collection,
    environments: [environmentNamed('commercial'), environmentNamed('gcc')],
    only: [],
    ids: true,
    secrets: [],
    ...options,
  });
const textOf = (contents: Contents, path: string): string => contents.files.get(path)!;

test('what is not changed goes along to the byte', () => {
  const { files } = gather();
  expect([...files.keys()]).toEqual([
    'READ-ME-FIRST.md',
    'powerbi.postman_collection.json',
    'environments/commercial.postman_environment.json',
    'environments/gcc.postman_environment.json',
    'SHA256SUMS',
  ]);
  expect(files.get('powerbi.postman_collection.json')).toBe(readFileSync(collectionFile, 'utf8'));
  expect(files.get('environments/gcc.postman_environment.json')).toBe(
    readFileSync('environments/gcc.postman_environment.json', 'utf8'),
  );
});

test('the sums are those of every other file', () => {
  const { files, sums } = gather();
  const expected = [...files]
    .filter(([path]) => path !== sums)
    .map(([path, text]) => `${createHash('sha256').update(text, 'utf8').digest('hex')}  ${path}`);
  expect(files.get(sums)!.trimEnd().split('\n')).toEqual(expected);
});

test('the zip holds the files, and says nothing of when or where it was made', () => {
  const contents = gather();
  const { bytes, sha256 } = packContents(contents);
  expect(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, new TextDecoder().decode(content)])).toEqual([
    ...[...contents.files].map(([path, text]) => [`powerbi-postman/${path}`, text]),
  ]);
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expect([
      view.getUint32(at, true),
      view.getUint8(at + 5),
      view.getUint16(at + 12, true),
      view.getUint16(at + 14, true),
      view.getUint16(at + 30, true),
      view.getUint32(at + 38, true),
    ]).toEqual([0x02014b50, 0, 12 << 11, (1 << 5) | 1, 0, 0]);
    at += 46 + view.getUint16(at + 28, true);
  }
});

test('the same bytes in every time zone, also where midnight did not exist that day', () => {
  const files = new Map([
    ['a.txt', 'ä'.repeat(1000)],
    ['b/c.json', '{}'],
  ]);
  const here = Buffer.from(zip(files)).toString('base64');
  const [bundle] = buildSync({
    entryPoints: ['sharing/pack/zip.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  }).outputFiles;
  const program = `${bundle!.text}\nprocess.stdout.write(new Date(0).getHours() + ' ' + Buffer.from(zip(new Map(${JSON.stringify([...files])}))).toString('base64'));`;
  const told = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu'].map((TZ) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ, NODE_OPTIONS: '' },
      encoding: 'utf8',
    }).split(' '),
  );
  expect(new Set(told.map(([hour]) => hour)).size).toBeGreaterThan(2); // the zones were taken
  expect(told.map(([, bytes]) => bytes)).toEqual(told.map(() => here));
});

test('a part says what is in it', () => {
  const contents = gather({ only: ['Gateways'] });
  expect(contents.part!.besides).toContain('Get Groups');
  expect(textOf(contents, 'powerbi.postman_collection.json').length).toBeLessThan(700_000);
  expect(textOf(contents, 'READ-ME-FIRST.md')).toContain('A part of the Power BI REST API (Gateways)');
});

describe('a secret that is emptied in one place and stands in another', () => {
  const secret = 'orange-Boat-31';
  const small = {
    ...collection,
    collection: { info: { name: 'Small' }, item: [{ id: '1', name: 'Get', request: {} }] },
  };
  const gatherSmall = (options: Partial<PackOptions>): Contents => gather({ collection: small, ...options });
  test.each([
    ['as it is', secret],
    ['in a sentence', `the secret is ${secret}.`],
    ['base64', Buffer.from(`x:${secret}`).toString('base64')],
    ['percent-encoded', encodeURIComponent(secret).replace('o', '%6F')],
    ['hex', Buffer.from(secret).toString('hex')],
  ])('%s', (_name, note) => {
    const { strayed } = gatherSmall({ environments: [filled({ clientSecret: secret, note })] });
    expect(strayed).toEqual([
      {
        file: 'environments/commercial.postman_environment.json',
        place: expect.stringMatching(/^values\[\d+\]\.value$/) as unknown,
        secret: 'clientSecret of commercial',
      },
    ]);
  });

  test('in the other environment, in the collection, in a name', () => {
    const named = { name: 'x', environment: { ...environmentNamed('gcc').environment, name: secret } };
    const other = { ...small, collection: { ...small.collection, info: { name: 'Small', description: secret } } };
    const { strayed } = gatherSmall({ collection: other, environments: [filled({ clientSecret: secret }), named] });
    expect(strayed.map(({ file, place }) => [file, place])).toEqual([
      ['READ-ME-FIRST.md', ''],
      ['powerbi.postman_collection.json', 'info.description'],
      ['environments/x.postman_environment.json', 'name'],
    ]);
  });

  test('as a name: the place does not show it', () => {
    expect(
      gatherSmall({ environments: [filled({ clientSecret: secret, [secret]: '1' })] }).strayed.map(
        ({ place }) => place,
      ),
    ).toEqual([expect.stringMatching(/^values\[\d+\]\.key$/)]);
    expect(findStrayed(JSON.stringify({ [secret]: 1 }), [{ name: 'it', value: secret }])).toEqual([
      { secret: 'it', place: '[redacted]' },
    ]);
  });

  test('one that is known from the process environment', () => {
    const { strayed } = gatherSmall({
      environments: [filled({ note: secret })],
      secrets: [{ name: 'clientSecret', value: secret }],
    });
    expect(strayed).toHaveLength(1);
  });

  test('nowhere else: nothing is found', () => {
    expect(gatherSmall({ environments: [filled({ clientSecret: secret, note: 'orange boat' })] }).strayed).toEqual([]);
  });
});

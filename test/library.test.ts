import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { buildCollection } from '../generator/collection.ts';
import type { Collection, Folder, Item } from '../generator/format.ts';
import { fileFormats, printLines, printReport } from '../reporting/index.ts';
import { parseCollection } from '../runner/plan/collection.ts';
import { recordSchema } from '../runner/record/schema.ts';
import type { RunEntry, RunRecord } from '../runner/record/record.ts';
import { runCollection } from '../runner/run/run.ts';
import { library } from './fixtures/library.ts';
import { environment } from './runner/fixtures/collection.ts';
import { startServer, type FixtureServer } from './runner/fixtures/server.ts';

/** What only Power BI has: its paths, variables, areas and words. */
const POWER_BI =
  /power ?bi|\bfabric\b|myorg|workspace|semantic model|\b(?:group|dataset|report|dashboard|dataflow|gateway)Id\b|analysis\.windows\.net/i;

const TENANT = '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10';
const BOOK = { id: 'b1', title: 'Sea and sand', pages: 212, loans: [{ days: 3 }] };
const TITLES = ['List books', 'Add a book', "Get a reader's book"];

let server: FixtureServer;
let collection: Collection;
let record: RunRecord;
const readers: (string | undefined)[] = [];

beforeAll(async () => {
  collection = await buildCollection(library);
  server = await startServer((path, { method, headers }) => {
    if (path === '/v2/books' && method === 'GET') return { status: 200, body: { value: [BOOK] } };
    if (path === '/v2/books' && method === 'POST') return { status: 201, body: { ...BOOK, id: 'b2' } };
    if (!/^\/v2\/books\/b[12]\?view=full$/.test(path)) return { status: 404 };
    readers.push(headers['x-reader'] as string | undefined);
    return { status: 203, body: BOOK };
  });
  record = await run();
});
afterAll(() => server.close());

/** A token that is pasted, for a service that says of itself that it may be changed. */
function run(options: { readonly readsOnly?: boolean } = {}): Promise<RunRecord> {
  const values = {
    apiUrl: server.url,
    loginUrl: server.url,
    accessToken: 'a-token',
    tenantId: TENANT,
    allowWrite: TENANT,
  };
  return runCollection({
    collection: parseCollection(JSON.stringify(collection), 'library'),
    catalogues: [library],
    environment: environment(values),
    emulator: true,
    ...options,
  });
}

const entryOf = (title: string): RunEntry => record.entries.find(({ request }) => request === title)!;
const items = (): Item[] => (collection.item as Folder[]).flatMap((folder) => folder.item as Item[]);

describe('generated', () => {
  test('its three requests, with what belongs to their addresses', () => {
    expect(items().map(({ name, request }) => `${name}: ${request.method} ${request.url.raw}`)).toEqual([
      'List books: GET {{apiUrl}}/v2/books',
      'Add a book: POST {{apiUrl}}/v2/books',
      "Get a reader's book: GET {{apiUrl}}/v2/books/:book-id?view=full",
    ]);
  });

  test('no word of Power BI in its requests, folders and texts', () => {
    const { event: _scripts, variable: _variables, ...shown } = collection;
    const found = JSON.stringify(shown, null, 1)
      .split('\n')
      .filter((line) => POWER_BI.test(line));
    expect(found).toEqual([]);
    // The pattern itself can find something.
    expect(['/v1.0/myorg/groups', '{{groupId}}', 'the workspace'].every((text) => POWER_BI.test(text))).toBe(true);
  });

  test('the SDK loads it', () => {
    const { Collection: Sdk } = createRequire(import.meta.url)('postman-collection') as {
      Collection: new (json: unknown) => { forEachItem(visit: (item: { name: string }) => void): void };
    };
    const names: string[] = [];
    new Sdk(collection).forEachItem(({ name }) => names.push(name));
    expect(names).toEqual(TITLES);
  });
});

describe('run against a small server', () => {
  test('all three are answered, and each assertion of theirs is green', () => {
    expect(record.ending).toBe('complete');
    expect(record.entries.map(({ request, outcome, status }) => [request, outcome, status])).toEqual([
      ['List books', 'answered', 200],
      ['Add a book', 'answered', 201],
      ["Get a reader's book", 'answered', 203],
    ]);
    const lines = record.entries.flatMap(({ assertions }) => assertions);
    expect(lines.length).toBeGreaterThanOrEqual(5);
    expect(lines.filter(({ passed }) => !passed)).toEqual([]);
  });

  test('the id that one request learned is in the address of the next, with its header and the token', () => {
    const read = server.received.find(({ path }) => path.includes('?view=full'));
    expect(read).toMatchObject({ path: '/v2/books/b1?view=full', authorization: 'Bearer a-token' });
    expect(new Set(readers)).toEqual(new Set(['me']));
  });

  test('where only reads are allowed, the book that the list shows is read', async () => {
    const reading = await run({ readsOnly: true });
    expect(reading.entries.map(({ outcome }) => outcome)).toEqual(['answered', 'skipped', 'answered']);
    expect(server.received.at(-1)?.path).toBe('/v2/books/b1?view=full');
  });

  test('the record knows each operation and what it does', () => {
    expect(TITLES.map((title) => [entryOf(title).operation, entryOf(title).effect])).toEqual([
      ['list books', 'reads'],
      ['add book', 'creates'],
      ['get book', 'reads'],
    ]);
  });

  test('the record is as its schema says', () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(recordSchema);
    expect({ valid: validate(JSON.parse(JSON.stringify(record))), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });
});

describe('every report', () => {
  const material = { exchangeOf: () => undefined, assets: () => ({ script: '', style: '' }) };

  test.each(fileFormats)('%s names the three requests, and nothing of Power BI', (format) => {
    const report = printReport(record, format, material);
    const text = typeof report === 'string' ? report : [...report].join('');
    // The page and the XML write the apostrophe in their own way.
    const plain = text.replace(/&(?:#39|#x27|apos);|\\u0027/g, "'");
    const named = format === 'markdown' ? ['3 answered', '| Books | 3 | 3 |'] : TITLES;
    expect(named.filter((title) => !plain.includes(title))).toEqual([]);
    // The name of this program is no word of the API's.
    expect(POWER_BI.exec(plain.replaceAll('powerbi-postman', ''))).toBeNull();
  });

  test('junit names its classes after the collection', () => {
    const junit = printReport(record, 'junit', material);
    expect(junit).toContain('classname="Library.Books"');
  });

  test('those of the CI services have nothing red to say', () => {
    expect(printLines(record, 'github', material).filter((line) => line.includes('::error'))).toEqual([]);
    expect(printLines(record, 'azure', material).filter((line) => /type=error|result=Failed/.test(line))).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readData } from '../../cli/input/data-file.ts';
import { KnownNames } from '../../cli/input/known-names.ts';
import type { Terminal } from '../../cli/output/terminal.ts';
import { checkRows, type DataRow } from '../../runner/data-rows.ts';
import { collection, request } from '../runner/fixtures/collection.ts';

const secret = 'Abc8Q~not-a-real-secret_value.0123456789';
const guid = 'f089354e-8366-4e18-aea3-4cb4a3a50b48';
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-data-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const terminal = (input: Iterable<Uint8Array> = []): Terminal =>
  ({ cwd: folder, secrets: new Set<string>(), input: () => Readable.from(input) }) as unknown as Terminal;
async function read(
  text: string | Uint8Array,
  { of = terminal(), known = new KnownNames() } = {},
): Promise<readonly DataRow[]> {
  writeFileSync(join(folder, 'data'), text);
  return (await readData('data', of, known)).rows;
}

const two = [
  { groupId: 'a', name: 'one' },
  { groupId: 'b', name: 'two' },
];
const utf16 = (text: string, order: 'le' | 'be', mark = true): Buffer => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

/** Files in which each row must arrive as it is meant. */
// prettier-ignore
const accepted: [string, string | Uint8Array, unknown][] = [
  ['CSV', 'groupId,name\na,one\nb,two\n', two],
  ['CSV with the line ends of Windows', 'groupId,name\r\na,one\r\nb,two\r\n', two],
  ['CSV with the line ends of old Macs', 'groupId,name\ra,one\rb,two\r', two],
  ['CSV with mixed line ends', 'groupId,name\r\na,one\nb,two\r\n', two],
  ['CSV with a byte order mark', '\uFEFFgroupId,name\na,one\nb,two', two],
  ['semicolons, as Excel writes in most of Europe', 'groupId;name\r\na;one\r\nb;two\r\n', two],
  ['semicolons and commas within values', 'groupId;name\na;one, two\nb;1,5', [{ groupId: 'a', name: 'one, two' }, { groupId: 'b', name: '1,5' }]],
  ['tabs, as Excel writes "Unicode text"', utf16('groupId\tname\r\na\tone\r\nb\ttwo\r\n', 'le'), two],
  ['tabs with empty values', 'groupId\tname\treportId\na\t\tr\n', [{ groupId: 'a', name: '', reportId: 'r' }]],
  ['bars', 'groupId|name\na|one\nb|two\n', two],
  ["Excel's sep=;", 'sep=;\r\ngroupId;name\r\na;one\r\nb;two\r\n', two],
  ["Excel's sep= in quotes, with a tab", '"sep=\t"\ngroupId\tname\na\tone\nb\ttwo\n', two],
  ['sep= with a mark that nobody would look for', 'sep=^\ngroupId^name\na^one\nb^two\n', two],
  ['UTF-16 little endian', utf16('groupId,name\na,one\nb,two', 'le'), two],
  ['UTF-16 big endian', utf16('groupId;name\na;one\nb;two', 'be'), two],
  ['UTF-16 without a mark', utf16('groupId,name\na,one\nb,two', 'le', false), two],
  ['UTF-16 big endian without a mark', utf16(JSON.stringify(two), 'be', false), two],
  ['CSV with quotes', 'groupId,name\n"a","one"\nb,"two"', two],
  ['CSV with a comma, a quote and a line end within quotes', 'groupId,name\na,"1, ""2""\n3"', [{ groupId: 'a', name: '1, "2"\n3' }]],
  ['CSV with quotes inside a value', 'groupId,name\na,a "quoted" word\nb,5" pipe', [{ groupId: 'a', name: 'a "quoted" word' }, { groupId: 'b', name: '5" pipe' }]],
  ['CSV with empty lines and blanks', '\ngroupId, name\n\n a , one \n\nb,two\n', two],
  ['CSV with an empty value', 'groupId,name\na,', [{ groupId: 'a', name: '' }]],
  ['lines of separators that Excel leaves behind', 'groupId;name;;\r\na;one;;\r\nb;two;;\r\n;;;\r\n', two],
  ['one column', 'groupId\na\nb\n', [{ groupId: 'a' }, { groupId: 'b' }]],
  ['one column and values with commas', 'user\n"a,b"\n', [{ user: 'a,b' }]],
  ['names that every object has', 'groupId,constructor,__proto__,toString\na,b,c,d', [{ groupId: 'a' }]],
  ['JSON', JSON.stringify(two), two],
  ['JSON over many lines', `${JSON.stringify(two, null, 2)}\r\n\n`, two],
  ['JSON with a byte order mark', `\uFEFF ${JSON.stringify(two)}`, two],
  ['JSON with numbers, nothing and more', '[{"groupId":7,"yes":true,"none":null,"list":[1]}]', [{ groupId: '7', yes: 'true', none: '', list: '[1]' }]],
  ['JSON with other names in each row', '[{"groupId":"a"},{"reportId":"b"}]', [{ groupId: 'a' }, { reportId: 'b' }]],
  ['JSON with names that every object has', '[{"groupId":"a","constructor":"b","__proto__":"c","hasOwnProperty":"d"}]', [{ groupId: 'a' }]],
  ['an object a line', two.map((row) => JSON.stringify(row)).join('\n\n'), two],
  ['one object', '{"groupId":"a"}', [{ groupId: 'a' }]],
];

/** Files that would give a run which is not the one that is meant, and what is said. */
// prettier-ignore
const refused: [string, string | Uint8Array, RegExp][] = [
  ['an empty file', '', /: it is empty$/],
  ['blanks and line ends', ' \n\r\n', /: it is empty$/],
  ['names alone', 'groupId,name\n', /names in its first line, but no rows/],
  ['an empty list', '[]', /it has no rows/],
  ['a line that is too long', `clientId,clientSecret\na,${secret}\nb,${secret},more`, /line 3 has 3 values, and the first line has 2 names/],
  ['a line that is too short', `clientId,clientSecret\n${secret}`, /line 2 has 1 value, and the first line has 2 names/],
  ['a line that is too long after sep= and a value of two lines', 'sep=;\ngroupId;name\na;"1\n2"\nb;c;d', /line 5 has 3 values/],
  ['a quote that does not end', `clientId,clientSecret\na,"${secret}`, /a quote is not closed; the file ends at line 2/],
  ['text after a closing quote', 'groupId,name\na,"one"two', /line 2 has text after a closing quote/],
  ['a quote that swallows the file', `groupId,name\na,"one\n${'b,two\n'.repeat(200_000)}`, /longer than 1 MiB; perhaps a quote is not closed/],
  ['the same name twice', 'groupId,name,groupId\na,b,c', /line 1: the name groupId appears twice/],
  ['values without a name', 'groupId,,name\na,b,c', /line 1: a column has values but no name/],
  ['a name with a blank in it', 'groupId,workspace name\na,b', /line 1: the name workspace name contains a space/],
  ['a name in another case', 'GroupID\na', /line 1: the column GroupID is not used; the name must be groupId/],
  ['a name with _, beside a right one', 'groupId,dataset_id\na,b', /the column dataset_id is not used; the name must be datasetId/],
  ['a name with -, after a line sep=', 'sep=;\ntenantId;client-id\na;b', /line 2: the column client-id is not used; the name must be clientId/],
  ['the permission in another case', 'groupId,Allow-Write\na,true', /Allow-Write is not used; the name must be allowWrite/],
  ['a misspelt name', 'grupId,name\na,b', /line 1: nothing reads any of its columns: grupId, name. Nearest known names: groupId/],
  ['a separator that is none', 'groupId:datasetId\na:b', /nothing reads its only column: \(a text of 17 characters\)/],
  ['no names at all', `${guid},${secret}\n${guid},${secret}`, /line 1: it has values instead of the names/],
  ['a secret where the names should be', `${secret}\n${secret}`, /nothing reads its only column: \(a text of 40 characters\)/],
  ['JSON that breaks off', `[{"clientSecret":"${secret}"`, /not JSON; the first row cannot be read/],
  ['JSON that breaks off later', `[{"clientSecret":"${secret}"},{"clientSecret":"${secret}"},{`, /not JSON; row 2 is the last readable row/],
  ['text after the list', `[{"groupId":"a"}] ${secret}`, /not JSON/],
  ['a line that is no JSON', `{"clientSecret":"x"}\n{"clientSecret":"${secret}"`, /line 2 is not JSON/],
  ['a list of texts', `["${secret}"]`, /row 1 is not an object/],
  ['a list in a list', '[[]]', /row 1 is not an object/],
  ['nothing in a list', '[null]', /row 1 is not an object/],
  ['a row with a name in another case', '[{"groupId":"a"},{"GroupId":"b"}]', /row 2: the column GroupId is not used/],
  ['rows without a known name', '{"a":1}\n{"b":2}', /line 1: nothing reads any of its columns: a, b/],
  ['a value that is nested without end', `[{"groupId":${'['.repeat(20_000)}${']'.repeat(20_000)}}]`, /row 1 is nested too deeply/],
];

describe('rows', () => {
  test.each(accepted)('%s', async (_name, text, rows) => expect(await read(text)).toEqual(rows));

  test.each(accepted)('%s, byte by byte from standard input', async (_name, text, rows) => {
    expect(
      (await readData('-', terminal([...Buffer.from(text as string)].map((byte) => Uint8Array.of(byte))))).rows,
    ).toEqual(rows);
  });

  test('whatever is secret in them is known as such', async () => {
    const of = terminal();
    await read(`clientId,clientSecret\nc,${secret}`, { of });
    expect([...of.secrets]).toEqual([secret]);
  });

  test.each<[string, (name: string) => string]>([
    [
      'CSV',
      () =>
        `groupId,name\n${Array.from({ length: 120_000 }, (_, index) => `${guid},workspace ${index} with a long name\n`).join('')}`,
    ],
    [
      'JSON',
      () =>
        JSON.stringify(
          Array.from({ length: 120_000 }, (_, index) => ({
            groupId: guid,
            name: `workspace ${index} with a long name`,
          })),
        ),
    ],
    [
      'an object a line',
      () =>
        Array.from({ length: 120_000 }, (_, index) =>
          JSON.stringify({ groupId: guid, name: `workspace ${index} with a long name` }),
        ).join('\n'),
    ],
  ])('%s of many megabytes', async (_name, text) => {
    const whole = text('');
    expect(whole.length).toBeGreaterThan(7_000_000);
    const rows = await read(whole);
    expect([rows.length, rows[119_999]]).toEqual([
      120_000,
      { groupId: guid, name: 'workspace 119999 with a long name' },
    ]);
  });
});

describe('what is no data', () => {
  test.each(refused)('%s', async (_name, text, words) => {
    const failure = await read(text).then(
      () => undefined,
      (error: unknown) => error as Error & { code: string; subject: string },
    );
    expect(failure).toMatchObject({ code: 'E_DATA_INVALID', subject: expect.stringMatching(words) as string });
    expect(failure!.message + failure!.subject).not.toContain(secret);
    expect(failure!.message + failure!.subject).not.toContain(guid);
  });

  test('more rows than anybody waits for', async () => {
    writeFileSync(join(folder, 'data'), `groupId\n${'a\n'.repeat(1_001)}`);
    await expect(readData('data', terminal(), new KnownNames(), 1_000)).rejects.toMatchObject({
      code: 'E_DATA_INVALID',
      subject: expect.stringMatching(/more than 1,000 rows/) as string,
    });
  });

  test('a file that is not there', async () => {
    await expect(readData('nowhere.csv', terminal())).rejects.toMatchObject({ code: 'E_FILE_UNREADABLE' });
  });

  test.each<[string, Record<string, string>[]]>([
    ['no rows', []],
    ['changes are allowed on the command line only', [{ groupId: 'a' }, { allowWrite: 'true' }]],
    ['heavy reads, too', [{ allowHeavyReads: 'true' }]],
    ['what a run has created is known to the run', [{ createdIds: '{}' }]],
  ])('%s', (_name, rows) =>
    expect(() => checkRows(rows)).toThrow(expect.objectContaining({ code: 'E_DATA_INVALID' }) as Error),
  );
});

describe('names that a collection reads', () => {
  const byReference = new KnownNames(collection([request({ name: 'r', path: '/{{customerId}}' })]));
  const byScript = new KnownNames(
    collection([request({ name: 'r', path: '/', before: ["pm.iterationData.get('customerId')"] })]),
  );
  const anyName = new KnownNames(
    collection([request({ name: 'r', path: '/', before: ['const row = pm.iterationData.toObject();'] })]),
  );

  test.each<[string, KnownNames, string, RegExp | undefined]>([
    ['in an address', byReference, 'customerId', undefined],
    ['in a script', byScript, 'customerId', undefined],
    ['whatever there is', anyName, 'whatever', undefined],
    ['in another case', byReference, 'CustomerID', /CustomerID is not used; the name must be customerId/],
    ['another', byReference, 'customer', /nothing reads its only column: customer/],
    ['none, where no collection reads it', new KnownNames(), 'customerId', /nothing reads its only column/],
  ])('%s', async (_name, known, column, refusal) => {
    const reading = read(`${column}\n1\n`, { known });
    if (refusal === undefined) expect(await reading).toEqual([{ [column]: '1' }]);
    else
      await expect(reading).rejects.toMatchObject({
        code: 'E_DATA_INVALID',
        subject: expect.stringMatching(refusal) as string,
      });
  });

  test('one that Newman has for itself is refused', async () => {
    const known = new KnownNames(collection([request({ name: 'r', path: '/{{constructor}}' })]));
    await expect(read('groupId,constructor\na,b', { known })).rejects.toMatchObject({
      subject: expect.stringMatching(/constructor cannot be the name of a column/) as string,
    });
  });
});

describe('the name of a row', () => {
  const namesOf = async (text: string): Promise<readonly (string | null)[]> => {
    writeFileSync(join(folder, 'data'), text);
    return (await readData('data', terminal(), new KnownNames(collection([request({ name: 'R', path: '/{{mine}}' })]))))
      .rowNames;
  };

  // prettier-ignore
  test.each([
    ['the column name, in any case', 'groupId,team,NAME\na,x,Sales\nb,y,Finance\n', ['Sales', 'Finance']],
    ['else the first that nothing reads', 'groupId,mine,workspace,team\na,m,Sales,x\n', ['Sales']],
    ['none where everything is read', 'groupId,mine\na,m\n', [null]],
    ['none where it is empty', 'groupId,workspace\na,\nb,Finance\n', [null, 'Finance']],
    ['never a column that is called like a secret', 'groupId,password,team\na,hush,Sales\n', ['Sales']],
    ['of objects, each by its own', '[{"groupId":"a","name":"Sales"},{"groupId":"b"}]', ['Sales', null]],
    ['a line each', '{"workspace":"Sales","groupId":"a"}\n', ['Sales']],
  ])('%s', async (_name, text, expected) => expect(await namesOf(text)).toEqual(expected));
});

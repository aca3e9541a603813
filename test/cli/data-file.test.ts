import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readRows } from '../../cli/data-file.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { checkRows } from '../../runner/data-rows.ts';

const secret = 'Abc8Q~not-a-real-secret_value.0123456789';
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-data-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const terminal = (input = ''): Terminal => ({ cwd: folder, secrets: new Set<string>(), input: () => Readable.from(input === '' ? [] : [Buffer.from(input)]) }) as unknown as Terminal;
function read(text: string | Uint8Array, of = terminal()): ReturnType<typeof readRows> {
  writeFileSync(join(folder, 'data'), text);
  return readRows('data', of);
}

const two = [
  { groupId: 'a', name: 'one' },
  { groupId: 'b', name: 'two' },
];

describe('rows', () => {
  test.each<[string, string, unknown]>([
    ['CSV', 'groupId,name\na,one\nb,two\n', two],
    ['CSV with the line ends of Windows', 'groupId,name\r\na,one\r\nb,two\r\n', two],
    ['CSV with a byte order mark', '\uFEFFgroupId,name\na,one\nb,two', two],
    ['CSV with quotes', 'groupId,name\n"a","one"\nb,"two"', two],
    ['CSV with a comma, a quote and a line end within quotes', 'groupId,name\na,"1, ""2""\n3"', [{ groupId: 'a', name: '1, "2"\n3' }]],
    ['CSV with empty lines and blanks', '\ngroupId, name\n\n a , one \n\nb,two\n', two],
    ['CSV with an empty value', 'groupId,name\na,', [{ groupId: 'a', name: '' }]],
    ['CSV of names alone', 'groupId,name\n', []],
    ['JSON', JSON.stringify(two), two],
    ['JSON with a byte order mark', `\uFEFF ${JSON.stringify(two)}`, two],
    ['JSON with numbers, nothing and more', '[{"n":7,"yes":true,"none":null,"list":[1]}]', [{ n: '7', yes: 'true', none: '', list: '[1]' }]],
    ['an object a line', two.map((row) => JSON.stringify(row)).join('\n\n'), two],
    ['one object', '{"groupId":"a"}', [{ groupId: 'a' }]],
  ])('%s', async (_name, text, rows) => expect(await read(text)).toEqual(rows));

  test('UTF-16, as an older PowerShell writes it', async () => {
    expect(await read(Buffer.from('\uFEFFgroupId,name\na,one\nb,two', 'utf16le'))).toEqual(two);
  });

  test('from standard input', async () => expect(await readRows('-', terminal('groupId,name\na,one\nb,two'))).toEqual(two));

  test('whatever is secret in them is known as such', async () => {
    const of = terminal();
    await read(`clientId,clientSecret\nc,${secret}`, of);
    expect([...of.secrets]).toEqual([secret]);
  });
});

describe('what is no data', () => {
  test.each<[string, string, RegExp]>([
    ['a line that is too long', `clientId,clientSecret\na,${secret}\nb,${secret},more`, /line 3/],
    ['a line that is too short', `clientId,clientSecret\n${secret}`, /line 2/],
    ['a quote that does not end', `clientId,clientSecret\na,"${secret}`, /line|CSV/],
    ['JSON that breaks off', `[{"clientSecret":"${secret}"`, /no JSON/],
    ['a line that is no JSON', `{"clientSecret":"x"}\n{"clientSecret":"${secret}"`, /no JSON/],
    ['a list of texts', `["${secret}"]`, /row 1 is no object/],
    ['a list in a list', '[[]]', /row 1 is no object/],
    ['nothing in a list', '[null]', /row 1 is no object/],
  ])('%s', async (_name, text, words) => {
    const failure = await read(text).then(() => undefined, (error: unknown) => error as Error & { code: string; subject: string });
    expect(failure).toMatchObject({ code: 'E_DATA_INVALID', subject: expect.stringMatching(words) as string });
    expect(failure!.message + failure!.subject).not.toContain(secret);
  });

  test('a file that is not there', async () => {
    await expect(readRows('nowhere.csv', terminal())).rejects.toMatchObject({ code: 'E_FILE_UNREADABLE' });
  });

  test.each<[string, Record<string, string>[]]>([
    ['no rows', []],
    ['changes are allowed on the command line only', [{ groupId: 'a' }, { allowWrite: 'true' }]],
  ])('%s', (_name, rows) => expect(() => checkRows(rows)).toThrow(expect.objectContaining({ code: 'E_DATA_INVALID' }) as Error));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, type Project } from '../fixtures/terminal.ts';

let project: Project;
beforeAll(() => (project = makeProject(undefined)));
afterAll(() => project.remove());

const rows = [
  { kind: 'workspace', name: 'A "quoted", name' },
  { kind: 'model', name: '=1+1', size: 2, parts: [{ id: 'x' }] },
];

test.each<[file: string, text: string]>([
  ['b.ndjson', `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`],
  ['b.json', JSON.stringify(rows)],
  ['b.ndjson', `${rows.map((row) => JSON.stringify(row)).join('\n')}\n{"kind":"half of a l`],
])('rows of %s and those of another file become one', async (file, text) => {
  project.write('a.ndjson', `${JSON.stringify({ kind: 'first' })}\n`);
  project.write(file, text);
  const { code, err } = await project.start(['recipe', 'merge', 'a.ndjson', file, '--save', 'all.json']);
  expect(err).toContain('3 rows of 2 files');
  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(join(project.root, 'all.json'), 'utf8'))).toEqual([{ kind: 'first' }, ...rows]);
});

test('as a table: every column, what is nested as JSON, and no formula for a spreadsheet', async () => {
  project.write('a.json', JSON.stringify(rows));
  expect(await project.start(['recipe', 'merge', 'a.json', '--save', 'all.csv'])).toMatchObject({ code: 0 });
  expect(readFileSync(join(project.root, 'all.csv'), 'utf8').split('\r\n')).toEqual([
    'kind,name,size,parts',
    'workspace,"A ""quoted"", name",,',
    `model,'=1+1,2,"[{""id"":""x""}]"`,
    '',
  ]);
});

test.each([
  [['recipe', 'merge', '--save', 'all.csv'], 'takes the files'],
  [['recipe', 'merge', 'none.ndjson', '--save', 'all.csv'], 'E_ROWS_UNREADABLE'],
  [['recipe', 'merge', 'a.json', '--save', 'all.xlsx'], '.json, .ndjson or .csv'],
])('%s', async (args, words) => {
  const { code, err } = await project.start(args);
  expect(err).toContain(words);
  expect(code).toBe(2);
});

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../../runner/record/record.ts';
import { entry, everyCase, record } from '../runner/record/records.ts';
import { makeProject, type Project } from './fixtures/terminal.ts';

let project: Project;
beforeEach(() => {
  project = makeProject(undefined);
  project.write('record.json', JSON.stringify(record(everyCase)));
  project.write('good.json', JSON.stringify(record([entry('A', 'answered')])));
});
afterEach(() => project.remove());

const shard = (index: number, over: Partial<RunRecord> = {}): string =>
  JSON.stringify(
    record([entry(`R${index}`, 'answered', { order: index, shard: index })], { shard: { index, total: 3 }, ...over }),
  );
const read = (...path: string[]): string => readFileSync(join(project.root, ...path), 'utf8');
const assets = (): void => {
  for (const name of ['page.js', 'page.css']) project.write(`dist/reporting/page/assets/${name}`, '');
};

test('one format goes to standard output, alone: the summary unless another is asked for', async () => {
  const { code, out, err } = await project.start(['report', 'record.json']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^✗ 2 of 7 requests were refused or failed\.\n[^]*Fix these first:\n[^]*\nArea .*\n/);
});

test.each([
  ['json', /^\{\n {2}"version": 1,[^]*\}\n$/],
  ['junit', /^<\?xml [^]*<\/testsuites>\n$/],
  ['markdown', /^# Power BI\n[^]*[^\n]\n$/],
  ['github', /^::error title=[^]*[^\n]\n$/],
  ['azure', /^##vso\[task\.logissue type=error;\][^]*[^\n]\n$/],
  ['html', /^<!doctype html>[^]*<\/html>\n$/],
])('%s', async (format, text) => {
  assets();
  for (const more of [[], ['--out', '-']]) {
    const { code, out, err } = await project.start(['report', '--format', format, 'record.json', ...more]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(text);
  }
});

test('one format into a file, whatever it is called, and its folders are made', async () => {
  const { code, out, err } = await project.start([
    'report',
    'record.json',
    '--format',
    'junit',
    '--out',
    'a/b/TEST-powerbi.xml',
  ]);
  expect([code, out]).toEqual([0, '']);
  expect(err).toBe(`Written: ${join('a', 'b', 'TEST-powerbi.xml')}\n`);
  expect(read('a', 'b', 'TEST-powerbi.xml')).toMatch(/^<\?xml/);
});

test('nothing to tell Azure Pipelines is no line at all', async () => {
  expect((await project.start(['report', 'good.json', '--format', 'azure'])).out).toBe('');
});

test('several formats into a folder, under their usual names; what belongs on the log goes there', async () => {
  assets();
  const { code, out } = await project.start([
    'report',
    'record.json',
    '--format',
    'html',
    '--format',
    'junit',
    '--format',
    'markdown',
    '--format',
    'github',
    '--format',
    'azure',
    '--out',
    'reports',
  ]);
  expect(code).toBe(0);
  expect(readdirSync(join(project.root, 'reports')).sort()).toEqual(['junit.xml', 'report.html', 'summary.md']);
  expect(out).toMatch(/^::error /);
  expect(out).toContain(`##vso[task.uploadsummary]${join(project.root, 'reports', 'summary.md')}\n`);
});

test.each([
  ['a folder that is there', 'there'],
  ['a path that ends as one', 'absent/'],
])('a single format takes its usual name in %s', async (_name, out) => {
  mkdirSync(join(project.root, 'there'));
  await project.start(['report', 'record.json', '--format', 'markdown', '--out', out]);
  expect(existsSync(join(project.root, out, 'summary.md'))).toBe(true);
});

test('a folder alone takes every format that is a file', async () => {
  assets();
  const { out } = await project.start(['report', 'record.json', '--out', 'reports']);
  expect(out).toBe('');
  expect(readdirSync(join(project.root, 'reports')).sort()).toEqual([
    'junit.xml',
    'record.json',
    'report.html',
    'summary.md',
  ]);
  expect(JSON.parse(read('reports', 'record.json'))).toEqual(record(everyCase));
});

test.each([
  ['good.json', [], 0],
  ['good.json', ['--exit-code'], 0],
  ['record.json', [], 0],
  ['record.json', ['--exit-code'], 1],
  ['no-token.json', ['--exit-code'], 3],
  ['interrupted.json', ['--exit-code'], 130],
] as const)('%s %j ends with %i', async (file, flags, code) => {
  project.write('no-token.json', JSON.stringify(record([], { ending: 'no-token' })));
  project.write('interrupted.json', JSON.stringify(record([], { ending: 'interrupted' })));
  expect((await project.start(['report', file, ...flags])).code).toBe(code);
});

test('the result of an Azure task is set only with --exit-code', async () => {
  expect((await project.start(['report', 'record.json', '--format', 'azure'])).out).not.toContain('task.complete');
  expect((await project.start(['report', 'record.json', '--format', 'azure', '--exit-code'])).out).toContain(
    '##vso[task.complete result=Failed;]',
  );
});

describe('shards', () => {
  beforeEach(() => {
    for (const index of [1, 2, 3]) project.write(`s${index}.json`, shard(index));
  });

  test('the records of all shards make one', async () => {
    const { out, code } = await project.start([
      'report',
      's3.json',
      's1.json',
      's2.json',
      '--format',
      'json',
      '--exit-code',
    ]);
    const merged = JSON.parse(out) as RunRecord;
    expect(code).toBe(0);
    expect(merged.entries.map(({ request }) => request)).toEqual(['R1', 'R2', 'R3']);
  });

  test('a missing one is named and makes the run red', async () => {
    const { out, code } = await project.start(['report', 's1.json', 's3.json', '--exit-code']);
    expect(code).toBe(1);
    expect(out).toContain('Shard 2 of 3 left no record');
  });

  test('one alone is a report of that shard, unless --merge says that there should be more', async () => {
    expect((await project.start(['report', 's1.json', '--exit-code'])).out).toContain('shard 1 of 3');
    const { out, code } = await project.start(['report', 's1.json', '--merge', '--exit-code']);
    expect(code).toBe(1);
    expect(out).toContain('Shards 2 and 3 of 3 left no record');
  });
});

describe('a folder', () => {
  test('with the record of a whole run is that run, whatever another command left below', async () => {
    project.write('reports/record.ndjson', JSON.stringify(record([entry('A', 'answered')])));
    project.write('reports/record.json', JSON.stringify(record(everyCase)));
    project.write('reports/compare/record.ndjson', JSON.stringify(record(everyCase)));
    const { code, out, err } = await project.start(['report', 'reports', '--format', 'json']);
    expect([code, err]).toEqual([0, '']);
    expect((JSON.parse(out) as RunRecord).entries.map(({ request }) => request)).toEqual(['A']);
  });

  test('with the record of one shard is as many shards as are below', async () => {
    project.write('shards/record.json', shard(1));
    project.write('shards/2/record.json', shard(2));
    project.write('shards/3/record.json', shard(3));
    const { out } = await project.start(['report', 'shards', '--format', 'json']);
    expect((JSON.parse(out) as RunRecord).entries.map(({ request }) => request)).toEqual(['R1', 'R2', 'R3']);
  });

  test('with whole runs below names the files that it cannot merge, and not all of very many', async () => {
    for (const index of Array.from({ length: 12 }, (_, at) => at + 10))
      project.write(`runs/${index}/record.json`, JSON.stringify(record([entry('A', 'answered')])));
    const { code, err } = await project.start(['report', 'runs']);
    expect(code).toBe(2);
    expect(err).toMatch(/^E_RECORDS_MIXED: .*not a shard\. They are /);
    expect(err).toContain(`${join('runs', '10', 'record.json')}, ${join('runs', '11', 'record.json')}, `);
    expect(err.replaceAll(/\s+/g, ' ')).toContain(`${join('runs', '19', 'record.json')}, 2 more.`);
  });
});

// prettier-ignore
test.each([
  ['no file', ['report'], /E_USAGE/],
  ['an unknown format', ['report', 'record.json', '--format', 'pdf'], /E_USAGE[^]*pdf/],
  ['several formats and no folder', ['report', 'record.json', '--format', 'html', '--format', 'json'], /E_USAGE: several formats need a folder: --out DIR/],
  ['several formats to standard output', ['report', 'record.json', '--format', 'html', '--format', 'json', '--out', '-'], /E_USAGE: several formats/],
  ['a file that is not there', ['report', 'absent.ndjson'], /E_RECORD_UNREADABLE[^]*absent\.ndjson/],
  ['no record', ['report', 'package.json'], /E_RECORD_INVALID/],
  ['two whole runs', ['report', 'record.json', 'good.json'], /E_RECORDS_MIXED/],
  ['a folder that cannot be', ['report', 'record.json', '--format', 'markdown', '--format', 'junit', '--out', 'record.json/x'], /E_OUT_UNWRITABLE/],
  ['a file that cannot be', ['report', 'record.json', '--format', 'markdown', '--out', 'record.json/x.md'], /E_OUT_UNWRITABLE/],
])('refused: %s', async (_name, args, says) => {
  project.write('package.json', '{"name":"x"}');
  const { code, out, err } = await project.start(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(says);
});

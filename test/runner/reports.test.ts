import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareReports, writeReports, writeWhole, type RunEntry, type RunRecord } from '../../runner/index.ts';
import { countOutcomes } from '../../runner/record/record.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-reports-'))));
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const entry = (request: string, area: string, outcome: RunEntry['outcome'], reason?: string): RunEntry => ({
  request,
  operation: null,
  area,
  outcome,
  status: outcome === 'failed' ? 500 : null,
  attempts: 1,
  assertions: [],
  ...(reason === undefined ? {} : { reason }),
  identity: 'app',
});
const entries = [
  entry('one', 'Groups', 'answered'),
  entry('two', 'Groups', 'failed', 'broken\nover two lines'),
  entry('three', 'Reports', 'skipped', 'it changes'),
  entry('four', 'Reports', 'not-reached', 'the run ended'),
  entry('five', 'Reports', 'not-reached', 'the run ended'),
];
const record: RunRecord = {
  collection: 'Power BI',
  environment: 'Fixture',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:02.000Z',
  ending: 'complete',
  emulator: false,
  allowWrite: false,
  counts: countOutcomes(entries),
  entries,
};

test('the reports are written, whole, with nothing left beside them', async () => {
  await prepareReports(join(folder, 'a', 'b'));
  const files = await writeReports(join(folder, 'a', 'b'), record);
  expect(JSON.parse(readFileSync(files.record, 'utf8'))).toEqual(record);
  const summary = readFileSync(files.summary, 'utf8');
  expect(summary).toContain('| Groups | 2 | 1 | 0 | 0 | 1 | 0 | 0 |');
  expect(summary).toContain('| **All** | 5 | 1 | 0 | 0 | 1 | 1 | 2 |');
  expect(summary).toContain('- two (500): broken over two lines\n');
  expect(summary).toContain('- 2: the run ended\n');
  expect(summary).toContain('Only plain reads were allowed.');
  expect(readdirSync(join(folder, 'a', 'b')).sort()).toEqual(['record.json', 'summary.md']);
});

test('a folder that cannot be written is told before the run', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(prepareReports(join(folder, 'file'))).rejects.toMatchObject({ code: 'E_REPORTS_UNWRITABLE', subject: join(folder, 'file') });
});

describe('writeWhole', () => {
  test('all or nothing: when one cannot be written, the others stay as they were', async () => {
    writeFileSync(join(folder, 'old'), 'old');
    writeFileSync(join(folder, 'file'), '');
    const files = new Map([[join(folder, 'old'), 'new'], [join(folder, 'file', 'below'), 'x']]);
    await expect(writeWhole(files)).rejects.toThrow();
    expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['file', 'old']);
  });

  test('makes folders and replaces what is there', async () => {
    const path = join(folder, 'x', 'y.txt');
    await writeWhole(new Map([[path, '1']]));
    await writeWhole(new Map([[path, '2']]));
    expect(existsSync(path) && readFileSync(path, 'utf8')).toBe('2');
  });
});

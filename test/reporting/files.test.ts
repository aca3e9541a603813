import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareReports, writeReports, type FileFormat } from '../../reporting/index.ts';
import { everyCase, record } from '../runner/record/records.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-reports-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const material = {
  exchangeOf: () => undefined,
  assets: () => {
    throw new Error('no page was asked for');
  },
};
const whole = record(everyCase);

test('the reports are written under their usual names, whole, with nothing left beside them', async () => {
  const reports = join(folder, 'a', 'b');
  await prepareReports(reports);
  const paths = await writeReports(reports, whole, ['json', 'markdown', 'junit'], material);
  expect([...paths]).toEqual([
    ['json', join(reports, 'record.json')],
    ['markdown', join(reports, 'summary.md')],
    ['junit', join(reports, 'junit.xml')],
  ]);
  expect(readdirSync(reports).sort()).toEqual(['junit.xml', 'record.json', 'summary.md']);
  expect(JSON.parse(readFileSync(paths.get('json')!, 'utf8'))).toMatchObject({ version: 1, counts: whole.counts });
});

test.each<[string, FileFormat[], string[]]>([
  ['only what was asked for', ['markdown'], ['summary.md']],
  ['once, though asked for twice', ['json', 'json'], ['record.json']],
  ['none', [], []],
])('%s', async (_name, formats, names) => {
  await writeReports(folder, whole, formats, material);
  expect(readdirSync(folder)).toEqual(names);
});

test('a report that cannot be made leaves the others unwritten', async () => {
  await expect(writeReports(folder, whole, ['json', 'html'], material)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that cannot be written is told before the run', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(prepareReports(file)).rejects.toMatchObject({ code: 'E_REPORTS_UNWRITABLE', subject: file });
  await expect(writeReports(file, whole, ['json'], material)).rejects.toMatchObject({
    code: 'E_REPORTS_LOST',
    subject: file,
  });
});

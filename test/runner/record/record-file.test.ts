import { catalogues } from '../../../catalogue/index.ts';
import fs, {
  existsSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { jest } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecord, RecordFile } from '../../../runner/index.ts';
import { plannedEntry, planOf } from '../../../runner/plan/run-plan.ts';
import type { RunHead } from '../../../runner/record/record.ts';
import { collection, request } from '../fixtures/collection.ts';
import { entry, everyCase, record } from './records.ts';

const { entries: _entries, counts: _counts, finishedAt, ending, version: _version, ...rest } = record([]);
const head: RunHead = rest;
const names = everyCase.map((each) => each.request);
const plan = planOf(collection(names.map((name) => request({ name, path: '/' }))), catalogues).map(plannedEntry);

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-record-'));
  path = join(folder, 'record.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the record on disk', () => {
  test('is whole after each line: whenever the process ends, it can be read', async () => {
    const file = new RecordFile(path);
    file.begin(head, plan);
    for (const [index, each] of everyCase.entries()) {
      file.add(each);
      const read = await readRecord(path);
      expect(read.ending).toBe('died');
      expect(read.entries.filter(({ outcome }) => outcome !== 'not-reached')).toHaveLength(
        everyCase.slice(0, index + 1).filter(({ outcome }) => outcome !== 'not-reached').length,
      );
    }
    file.end(ending, finishedAt);
    file.close();
    expect(await readRecord(path)).toMatchObject({ ending, finishedAt, counts: { answered: 2, refused: 1 } });
  });

  test('gives back the exchange of an entry, also after others, letters of several bytes among them', () => {
    const file = new RecordFile(path);
    file.begin(head, plan);
    const exchange = { request: { headers: { a: 'ä€😀' }, bytes: 3 } };
    file.add(entry('ünter', 'answered', { id: '1', exchange }));
    file.add(entry('other', 'answered', { id: '2' }));
    expect(file.exchangeOf(entry('', 'answered', { id: '1' }))).toEqual(exchange);
    expect(file.exchangeOf(entry('', 'answered', { id: '2' }))).toBeUndefined();
    expect(file.exchangeOf(entry('', 'answered', { id: '1', iteration: 1 }))).toBeUndefined();
    file.close();
  });

  test('of a request that is sent again the last counts', () => {
    const file = new RecordFile(path);
    file.begin(head, plan);
    for (const bytes of [1, 2]) file.add(entry('x', 'answered', { exchange: { request: { headers: {}, bytes } } }));
    expect(file.exchangeOf(entry('x', 'answered'))?.request.bytes).toBe(2);
    file.close();
  });

  test('an old one is gone when a new one begins', () => {
    writeFileSync(path, 'x'.repeat(100_000));
    const report = join(folder, 'report.html');
    writeFileSync(report, 'green');
    const file = new RecordFile(path, [report, join(folder, 'none')]);
    expect(readFileSync(path, 'utf8')).toHaveLength(100_000);
    file.begin(head, plan);
    expect(readFileSync(path, 'utf8')).toMatch(/^\{"kind":"head"/);
    expect(existsSync(report)).toBe(false);
    file.close();
  });
});

describe('a link is not followed', () => {
  let elsewhere: string;
  beforeEach(() => {
    elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'precious');
  });

  test.each<[name: string, make: (target: string, at: string) => void]>([
    ['a symbolic link', (target, at) => symlinkSync(target, at)],
    ['a symbolic link to nothing', (_target, at) => symlinkSync(join(folder, 'nothing'), at)],
    ['a second name of a file', (target, at) => linkSync(target, at)],
  ])('in the place of the record: %s', async (_name, make) => {
    make(elsewhere, path);
    const file = new RecordFile(path);
    file.begin(head, plan);
    file.end(ending, finishedAt);
    file.close();
    expect(readFileSync(elsewhere, 'utf8')).toBe('precious');
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
    expect(lstatSync(path).isFile()).toBe(true);
    expect((await readRecord(path)).ending).toBe(ending);
  });

  test('in the place of a report of an earlier run: the link is gone, what it led to is not', () => {
    const report = join(folder, 'report.html');
    symlinkSync(elsewhere, report);
    const file = new RecordFile(path, [report]);
    file.begin(head, plan);
    file.close();
    expect(existsSync(report)).toBe(false);
    expect(readFileSync(elsewhere, 'utf8')).toBe('precious');
  });
});

describe('a record that cannot be written', () => {
  test.each([
    ['the folder is not there', () => join(folder, 'nowhere', 'record.ndjson')],
    ['it is a folder', () => folder],
  ])('%s', (_name, make) => {
    expect(() => new RecordFile(make()).begin(head, plan)).toThrow(
      expect.objectContaining({ code: 'E_REPORTS_UNWRITABLE', subject: make() }) as Error,
    );
  });

  test('the disk is full', () => {
    const full = jest.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    });
    const file = new RecordFile(path);
    expect(() => file.begin(head, plan)).toThrow(
      expect.objectContaining({ code: 'E_REPORTS_UNWRITABLE', subject: path }) as Error,
    );
    file.close();
    full.mockRestore();
  });

  test('from the first request on: the error says that something was sent', () => {
    const file = new RecordFile(path);
    file.begin(head, plan);
    file.close();
    expect(() => file.add(everyCase[0]!)).toThrow(
      expect.objectContaining({ code: 'E_REPORTS_LOST', subject: path }) as Error,
    );
  });

  test('what is written in pieces is whole, and what breaks off does not count', async () => {
    const file = new RecordFile(path);
    file.begin(head, plan);
    file.add(everyCase[0]!);
    fs.truncateSync(path, readFileSync(path).length - 5);
    file.close();
    const read = await readRecord(path);
    expect(read.entries.map(({ outcome }) => outcome)).toEqual(names.map(() => 'not-reached'));
  });
});

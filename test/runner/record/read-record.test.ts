import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecord } from '../../../runner/record/read-record.ts';
import type { RunEntry, RunRecord } from '../../../runner/record/record.ts';
import { entry, everyCase, record } from './records.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-record-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string): Promise<RunRecord> => {
  writeFileSync(join(folder, 'any.name'), text);
  return readRecord(join(folder, 'any.name'));
};
const line = (value: object): string => `${JSON.stringify(value)}\n`;
const entryLine = (value: RunEntry): string => line({ kind: 'entry', ...value });
const endLine = line({ kind: 'end', finishedAt: '2026-01-01T00:00:02.500Z', ending: 'complete' });

function headLine(planned: readonly RunEntry[], over: object = {}): string {
  const { counts: _counts, entries: _entries, finishedAt: _finishedAt, ending: _ending, ...head } = record([]);
  const plan = planned.map(({ id, request, operation, area, effect, order }) => ({
    id,
    request,
    operation,
    area,
    effect,
    order,
  }));
  return line({ kind: 'head', ...head, plan, ...over });
}

const one = entry('One', 'answered', { order: 0 });
const two = entry('Two', 'failed', { order: 1 });

describe('both forms', () => {
  test('the same run gives the same record, whichever way it was written', async () => {
    const whole = record(everyCase);
    const lines = headLine(everyCase) + [...everyCase].reverse().map(entryLine).join('') + endLine;
    expect(await read(lines)).toEqual(whole);
    expect(await read(JSON.stringify(whole, null, 2))).toEqual(whole);
    expect(await read(JSON.stringify(whole))).toEqual(whole);
    expect(await read(`\uFEFF${JSON.stringify(whole, null, 2)}\n`)).toEqual(whole);
  });

  test('counts are those of the entries that are there', async () => {
    expect((await read(JSON.stringify(record([one], { counts: record([two]).counts })))).counts).toMatchObject({
      answered: 1,
      failed: 0,
    });
  });
});

describe('lines', () => {
  test('the last entry of a request and iteration counts', async () => {
    const text =
      headLine([one, two], { iterations: 2 }) +
      entryLine(two) +
      entryLine(one) +
      entryLine({ ...two, outcome: 'answered' }) +
      entryLine({ ...one, iteration: 1, outcome: 'failed' }) +
      entryLine({ ...two, iteration: 1 }) +
      endLine;
    const { entries, ending } = await read(text);
    expect(ending).toBe('complete');
    expect(entries.map(({ iteration, request, outcome }) => [iteration, request, outcome])).toEqual([
      [0, 'One', 'answered'],
      [0, 'Two', 'answered'],
      [1, 'One', 'failed'],
      [1, 'Two', 'failed'],
    ]);
  });

  test.each([
    ['cut in an entry', entryLine(two).slice(0, 40)],
    ['cut in a character', `${JSON.stringify({ kind: 'entry', request: 'ä' }).slice(0, -3)}\uFFFD`],
    ['left as zeros by a crash of the machine', '\0'.repeat(100)],
    ['not there', ''],
  ])('a torn last line is ignored: %s', async (_name, torn) => {
    const { ending, entries, finishedAt } = await read(headLine([one, two]) + entryLine(one) + torn);
    expect(ending).toBe('died');
    expect(entries).toEqual([
      one,
      {
        ...two,
        outcome: 'not-reached',
        reason: 'the run ended unexpectedly before this request was finished',
        status: null,
        startedAt: null,
        milliseconds: null,
        attempts: [],
        assertions: [],
        identity: null,
      },
    ]);
    expect(finishedAt).toBe('2026-01-01T00:00:01.250Z');
  });

  test('wherever a kill cuts the file, what is whole before counts', async () => {
    const strange = { ...two, reason: 'ä 中 😀 \u2028 \\" }' };
    const bytes = Buffer.from(headLine([one, strange]) + entryLine(one) + entryLine(strange) + endLine);
    const ends = [...bytes.entries()].flatMap(([place, byte]) => (byte === 10 ? [place] : []));
    for (let length = ends[0]!; length <= bytes.length; length += 3) {
      writeFileSync(join(folder, 'cut'), bytes.subarray(0, length));
      const { ending, entries } = await readRecord(join(folder, 'cut'));
      const done = [one, strange].map(
        (each, index) =>
          (length >= ends[index + 1]!
            ? each
            : expect.objectContaining({ id: each.id, outcome: 'not-reached' })) as RunEntry,
      );
      expect({ length, ending, entries }).toEqual({
        length,
        ending: length >= ends[3]! ? 'complete' : 'died',
        entries: done,
      });
    }
  });

  test('a whole last line without a line end counts', async () => {
    expect(await read(headLine([one]) + entryLine(one) + endLine.trimEnd())).toMatchObject({
      ending: 'complete',
      counts: { answered: 1 },
    });
  });

  test('a head alone: nothing was reached, and it ended when it began', async () => {
    expect(await read(headLine([one, two], { iterations: 3, shard: { index: 2, total: 4 } }))).toMatchObject({
      ending: 'died',
      finishedAt: '2026-01-01T00:00:00.000Z',
      counts: { 'not-reached': 6 },
      entries: Array.from({ length: 6 }, () => ({ shard: 2 })),
    });
  });

  test('a line separator of Unicode within a string ends no line, and a character may come in two pieces', async () => {
    const strange = { ...two, reason: `a\u2028b\u2029c${'ü'.repeat(70_000)}` };
    expect((await read(headLine([strange]) + entryLine(strange) + endLine)).entries).toEqual([strange]);
  });

  test('an entry that the plan does not know is kept', async () => {
    expect((await read(headLine([one]) + entryLine(two) + entryLine(one) + endLine)).entries).toEqual([one, two]);
  });
});

describe('no record', () => {
  const valid = record(everyCase);
  // prettier-ignore
  test.each<[string, string, RegExp]>([
    ['nothing', '', /it is empty/],
    ['no JSON', 'Hello', /it is not JSON/],
    ['a torn head', headLine([one]).slice(0, 50), /first line is incomplete/],
    ['other JSON', '{"run":{"stats":{}}}', /it must have required property/],
    ['JSON null', 'null', /it must be object/],
    ['a later version', JSON.stringify({ ...valid, version: 2 }), /of version 2, and this program reads version 1/],
    ['a damaged line in the middle', `${headLine([one])}{"kind":\n${endLine}`, /line 2 is not JSON/],
    ['a second head', headLine([one]) + headLine([one]), /line 2: it is neither an entry nor the end/],
    ['a line of another kind', `${headLine([one])}[]\n`, /line 2: it is neither/],
    ['an entry that lacks something', headLine([one]) + line({ kind: 'entry', ...one, outcome: undefined }), /line 2: it must have required property 'outcome'/],
  ])('%s', async (_name, text, reason) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'E_RECORD_INVALID', cause: { message: expect.stringMatching(reason) as string } });
  });

  test('a file that is not there, or a folder', async () => {
    await expect(readRecord(join(folder, 'absent'))).rejects.toMatchObject({
      code: 'E_RECORD_UNREADABLE',
      subject: join(folder, 'absent'),
    });
    await expect(readRecord(folder)).rejects.toMatchObject({ code: 'E_RECORD_UNREADABLE' });
  });
});

import { rowsOfShard, sharerOf } from '../../../runner/record/shard-rows.ts';
import { RecordLines } from '../../../runner/record/gather-lines.ts';
import type { HeadLine } from '../../../runner/record/record-lines.ts';
import { exitCodeOf, type Shard } from '../../../runner/record/record.ts';

const shard: Shard = { index: 2, total: 3 };

describe('rows of a shard', () => {
  test.each([
    { rows: 7, of: shard, expected: [1, 4], why: 'whole rows where there is one for each shard' },
    { rows: 3, of: shard, expected: [1], why: 'exactly one for each' },
    { rows: 2, of: shard, expected: [0, 1], why: 'all rows where requests are dealt out' },
    { rows: 3, of: null, expected: [0, 1, 2], why: 'all rows of a run that is not split' },
  ])('$rows rows: $why', ({ rows, of, expected }) => {
    expect(
      rowsOfShard(
        Array.from({ length: rows }, (_, row) => row),
        of,
      ),
    ).toEqual(expected);
  });

  test('a record read from lines has nothing of the rows of other shards', () => {
    const plan = [
      {
        id: 'a',
        order: 0,
        request: 'Get Groups',
        operation: 'Groups_GetGroups',
        area: 'Groups',
        effect: 'reads' as const,
      },
    ];
    const head: HeadLine = {
      kind: 'head',
      version: 1,
      collection: 'c',
      environment: 'e',
      startedAt: '2026-01-01T00:00:00.000Z',
      emulator: true,
      allowWrite: false,
      concurrency: 1,
      shard,
      iterations: 7,
      plan,
    };
    expect(new RecordLines(head).record().entries.map(({ iteration, outcome }) => [iteration, outcome])).toEqual([
      [1, 'not-reached'],
      [4, 'not-reached'],
    ]);
  });
});

describe('what a shard shares', () => {
  test.each([
    { rows: 3, of: shard, expected: shard },
    { rows: 2, of: shard, expected: null },
    { rows: 3, of: null, expected: null },
  ])('limits, $rows rows in shard $of: $expected', ({ rows, of, expected }) => {
    expect(sharerOf(rows, of)).toEqual(expected);
  });

  test('a run without an answer is no good, a shard may be', () => {
    const counts = { answered: 0, 'refused-as-documented': 0, refused: 0, failed: 0, skipped: 2, 'not-reached': 0 };
    expect(exitCodeOf({ ending: 'complete', counts, shard: null })).toBe(1);
    expect(exitCodeOf({ ending: 'complete', counts, shard })).toBe(0);
    expect(exitCodeOf({ ending: 'complete', counts: { ...counts, refused: 1 }, shard })).toBe(1);
  });
});

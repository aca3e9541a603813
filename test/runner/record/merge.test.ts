import { mergeRecords } from '../../../runner/record/merge.ts';
import { exitCodeOf, type Ending, type RunEntry, type RunRecord } from '../../../runner/record/record.ts';
import { entry, record } from './records.ts';

const shard = (
  index: number,
  total: number,
  entries: readonly RunEntry[] = [],
  over: Partial<RunRecord> = {},
): RunRecord =>
  record(
    entries.map((each) => ({ ...each, shard: index })),
    { shard: { index, total }, ...over },
  );
const answered = (request: string, order: number, iteration = 0): RunEntry =>
  entry(request, 'answered', { order, iteration });

test('entries stand as one run would have them, whichever shard comes first', () => {
  const parts = [
    shard(2, 2, [answered('b', 1), answered('d', 3), answered('b', 1, 1), answered('d', 3, 1)], {
      concurrency: 4,
      startedAt: '2026-01-01T00:00:05.000Z',
      finishedAt: '2026-01-01T00:01:00.000Z',
    }),
    shard(1, 2, [answered('a', 0), answered('c', 2), answered('a', 0, 1), answered('c', 2, 1)], { concurrency: 8 }),
  ];
  const merged = mergeRecords(parts);
  expect(merged.entries.map(({ request, iteration, shard: of }) => `${request}${iteration}/${of}`)).toEqual([
    'a0/1',
    'b0/2',
    'c0/1',
    'd0/2',
    'a1/1',
    'b1/2',
    'c1/1',
    'd1/2',
  ]);
  expect(merged).toMatchObject({
    shard: null,
    concurrency: 12,
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:01:00.000Z',
    ending: 'complete',
    counts: { answered: 8 },
  });
  expect(merged.merged).toEqual({
    shards: [
      {
        index: 1,
        total: 2,
        startedAt: '2026-01-01T00:00:00.000Z',
        finishedAt: '2026-01-01T00:00:02.500Z',
        ending: 'complete',
      },
      {
        index: 2,
        total: 2,
        startedAt: '2026-01-01T00:00:05.000Z',
        finishedAt: '2026-01-01T00:01:00.000Z',
        ending: 'complete',
      },
    ],
    missing: [],
  });
  expect(mergeRecords([...parts].reverse())).toEqual(merged);
});

test('missing shards are named, and a run of which a part is not known is no good run', () => {
  const merged = mergeRecords([shard(4, 5, [answered('a', 0)]), shard(2, 5)]);
  expect(merged.merged?.missing).toEqual([1, 3, 5]);
  expect(merged.ending).toBe('died');
  expect(exitCodeOf(merged)).toBe(1);
});

test.each<[Ending, Ending, Ending]>([
  ['complete', 'complete', 'complete'],
  ['complete', 'stopped-at-failure', 'stopped-at-failure'],
  ['no-token', 'stopped-at-failure', 'no-token'],
  ['no-token', 'interrupted', 'interrupted'],
  ['died', 'interrupted', 'died'],
])('of %s and %s the worse ending holds: %s', (one, two, worse) => {
  expect(mergeRecords([shard(1, 2, [], { ending: one }), shard(2, 2, [], { ending: two })]).ending).toBe(worse);
});

test('a shard that was run again counts as it ran last', () => {
  const first = shard(1, 2, [entry('a', 'failed')], { ending: 'died' });
  const again = shard(1, 2, [answered('a', 0)], {
    startedAt: '2026-01-01T01:00:00.000Z',
    finishedAt: '2026-01-01T01:01:00.000Z',
  });
  for (const parts of [
    [first, again],
    [again, first],
  ]) {
    const merged = mergeRecords([...parts, shard(2, 2, [answered('b', 1)])]);
    expect(merged).toMatchObject({ ending: 'complete', counts: { answered: 2, failed: 0 } });
    expect(merged.merged?.shards.map(({ index, startedAt }) => [index, startedAt])).toEqual([
      [1, '2026-01-01T01:00:00.000Z'],
      [2, '2026-01-01T00:00:00.000Z'],
    ]);
  }
});

// prettier-ignore
test.each<[string, readonly RunRecord[], RegExp]>([
  ['no record', [], /there is none/],
  ['a shard twice', [shard(1, 2), shard(2, 2), shard(1, 2)], /shard 1 is given twice/],
  ['a whole run among them', [shard(1, 2), record([])], /a whole run/],
  ['two whole runs', [record([]), record([])], /a whole run/],
  ['one that was merged before', [mergeRecords([shard(1, 2)]), shard(2, 2)], /already merged/],
  ['two collections', [shard(1, 2), shard(2, 2, [], { collection: 'Other' })], /different collections: Power BI, Other/],
  ['two environments', [shard(1, 2), shard(2, 2, [], { environment: 'Other' })], /different environments/],
  ['the service and the emulator', [shard(1, 2), shard(2, 2, [], { emulator: true })], /different services/],
  ['another split', [shard(1, 2), shard(2, 3)], /numbers of shards: 2, 3/],
  ['another data file', [shard(1, 2), shard(2, 2, [], { iterations: 2 })], /numbers of iterations/],
  ['a shard beyond the last', [shard(3, 2)], /shard 3 is not one of 2/],
])('not one run: %s', (_name, parts, reason) => {
  expect(() => mergeRecords(parts)).toThrow(expect.objectContaining({ code: 'E_RECORDS_MIXED', subject: expect.stringMatching(reason) as string }) as Error);
});

test('the names of the rows stay', () => {
  const over = { iterations: 2, rowNames: ['Sales', null] };
  expect(mergeRecords([shard(1, 2, [], over), shard(2, 2, [], over)]).rowNames).toEqual(['Sales', null]);
  expect(mergeRecords([shard(1, 2), shard(2, 2)])).not.toHaveProperty('rowNames');
});

import fc from 'fast-check';
import { partition } from '../../../runner/plan/partition.ts';
import type { PlannedRequest } from '../../../runner/plan/run-plan.ts';
import { requestsOf, wholeWork, workOfLanes, workOfShard, type Work } from '../../../runner/plan/work.ts';

/** Units of these sizes, whose requests lie scattered over the plan. */
function unitsOf(sizes: readonly number[]): PlannedRequest[][] {
  const left = sizes.map((size) => ({ size, unit: [] as PlannedRequest[] }));
  for (let order = 0; left.some(({ size, unit }) => unit.length < size);) {
    for (const { size, unit } of left)
      if (unit.length < size) unit.push({ id: `r${order}`, order: order++ } as PlannedRequest);
  }
  return left.map(({ unit }) => unit);
}
const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 30 });
const pairs = (work: readonly Work[]): string[] =>
  work.flatMap((part) => part.rows.flatMap((row) => requestsOf(part).map(({ id }) => `${row} ${id}`)));

describe('partition', () => {
  test.each<[string, number[], number, number[][]]>([
    ['nothing', [], 2, [[], []]],
    ['fewer than parts', [1], 3, [[0], [], []]],
    ['the longest first', [1, 1, 4, 2], 2, [[2], [0, 1, 3]]],
    ['one part keeps the order', [1, 3, 2], 1, [[0, 1, 2]]],
  ])('%s', (_name, lengths, parts, indexes) => {
    const units = lengths.map((length, index) => Array.from({ length }, () => index));
    expect(partition(units, parts).map((part) => part.map((unit) => unit[0]))).toEqual(indexes);
  });

  test('deals everything once, keeps the order, and no part is longer than the longest unit more than the shortest', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 20 }), (lengths, parts) => {
        const units = unitsOf(lengths);
        const dealt = partition(units, parts);
        expect(dealt).toHaveLength(parts);
        expect(new Set(dealt.flat())).toEqual(new Set(units));
        expect(dealt.flat()).toHaveLength(units.length);
        for (const part of dealt)
          expect(part.map((unit) => units.indexOf(unit as PlannedRequest[]))).toEqual(
            part.map((unit) => units.indexOf(unit as PlannedRequest[])).sort((a, b) => a - b),
          );
        const loads = dealt.map((part) => part.flat().length);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(Math.max(0, ...lengths));
      }),
    );
  });
});

describe('work', () => {
  test.each<[string, number, number, number, string[]]>([
    ['a row for each shard: whole rows', 4, 1, 2, ['0', '2']],
    ['the second gets the others', 4, 2, 2, ['1', '3']],
    ['fewer rows than shards: every row, part of the requests', 1, 1, 2, ['0']],
    ['the last shard of many', 10, 3, 3, ['2', '5', '8']],
  ])('%s', (_name, rows, index, total, own) => {
    expect(workOfShard(wholeWork(unitsOf([1, 1, 1]), rows), { index, total }).rows.map(String)).toEqual(own);
  });

  test('of shards and of runs side by side in them: every request of every row once, each part in order, none empty', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 16 }),
        (lengths, rows, total, concurrency) => {
          const whole = wholeWork(unitsOf(lengths), rows);
          const shards = Array.from({ length: total }, (_, index) => workOfShard(whole, { index: index + 1, total }));
          const lanes = shards.map((shard) => workOfLanes(shard, concurrency));
          expect(pairs(lanes.flat()).sort()).toEqual(pairs([whole]).sort());
          for (const parts of lanes) expect(parts.length).toBeLessThanOrEqual(concurrency);
          for (const lane of lanes.flat()) {
            expect(lane.rows.length * lane.units.length).toBeGreaterThan(0);
            const order = requestsOf(lane).map((each) => each.order);
            expect(order).toEqual([...order].sort((a, b) => a - b));
          }
        },
      ),
    );
  });

  test('units stay whole, in shards and in runs side by side', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        (lengths, total, concurrency) => {
          const units = unitsOf(lengths);
          const parts = Array.from({ length: total }, (_, index) =>
            workOfShard(wholeWork(units, 1), { index: index + 1, total }),
          ).flatMap((shard) => workOfLanes(shard, concurrency));
          for (const part of parts) for (const unit of part.units) expect(units).toContain(unit);
        },
      ),
    );
  });
});

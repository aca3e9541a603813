import fc from 'fast-check';
import { describeLimit, lengthOf } from '../../../catalogue/model/limit.ts';
import type { Operation, RateLimit } from '../../../catalogue/model/types.ts';
import { LimitKeeper, shareOf } from '../../../runner/wire/limit-keeper.ts';

const operation = (...limits: RateLimit[]): Operation => ({ id: 'Area_Operation', limits }) as unknown as Operation;
const perMinute = (max: number, per: RateLimit['per'] = 'caller'): RateLimit => ({
  max,
  unit: 'requests',
  window: 'minute',
  per,
});
const perHour = (max: number, per: RateLimit['per'] = 'caller'): RateLimit => ({
  max,
  unit: 'requests',
  window: 'hour',
  per,
});
const perDay: RateLimit = { max: 2, unit: 'requests', window: 'day', per: 'caller' };
const app = { tenant: 't', identity: 'app' };
const other = { tenant: 't', identity: 'other' };
const stranger = { tenant: 'u', identity: 'app' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the places in a window', () => {
  const two = operation(perMinute(2));
  const shared = operation(perMinute(2, 'tenant'));
  test.each<[string, Operation, (typeof app)[], number[]]>([
    ['no limit', operation(), [app, app, app], [0, 0, 0]],
    ['the third waits', two, [app, app, app], [0, 0, MINUTE]],
    ['the fifth waits for two windows', two, [app, app, app, app, app], [0, 0, MINUTE, MINUTE, 2 * MINUTE]],
    ['each caller has its own', two, [app, other, app, other], [0, 0, 0, 0]],
    ['but not of what the tenant shares', shared, [app, other, app], [0, 0, MINUTE]],
    ['another tenant has its own', shared, [app, app, stranger], [0, 0, 0]],
    ['per hour', operation(perHour(1)), [app, app], [0, HOUR]],
    ['per day', operation(perDay), [app, app, app], [0, 0, 24 * HOUR]],
    ['two limits: the narrower holds', operation(perHour(3), perMinute(2)), [app, app, app, app], [0, 0, MINUTE, HOUR]],
  ])('%s', (_name, of, callers, times) => {
    const keeper = new LimitKeeper();
    expect(callers.map((caller) => keeper.take(of, caller, 0).at)).toEqual(times);
  });

  test('a window slides: a place is free as soon as the oldest is out of it', () => {
    const keeper = new LimitKeeper();
    const times = [0, 30_000, 30_000, 59_999, 60_000, 90_000].map((now) => keeper.take(two, app, now).at);
    expect(times).toEqual([0, 30_000, 60_000, 90_000, 120_000, 150_000]);
    expect(keeper.take(two, app, 300_000)).toEqual({ at: 300_000 });
  });

  test('tells which limit it is', () => {
    const keeper = new LimitKeeper();
    keeper.take(two, app, 0);
    keeper.take(two, app, 0);
    expect(keeper.take(two, app, 0).limit).toMatchObject({ max: 2, window: 'minute' });
  });

  test('a place that comes too late is not taken', () => {
    const keeper = new LimitKeeper();
    for (const now of [0, 0]) keeper.take(two, app, now);
    expect(keeper.take(two, app, 0, 1000).at).toBe(MINUTE);
    expect(keeper.take(two, app, 0, 1000).at).toBe(MINUTE);
    expect(keeper.take(two, app, 0).at).toBe(MINUTE);
    expect(keeper.take(two, app, 0).at).toBe(MINUTE);
    expect(keeper.take(two, app, 0).at).toBe(2 * MINUTE);
  });
});

describe('the share of a shard', () => {
  test.each([
    [200, null, 200],
    [200, { index: 1, total: 4 }, 50],
    [5, { index: 1, total: 2 }, 3],
    [5, { index: 2, total: 2 }, 2],
    [1, { index: 1, total: 3 }, 1],
    [1, { index: 2, total: 3 }, 0],
  ])('of %i, %j: %i', (max, shard, share) => expect(shareOf(max, shard)).toBe(share));

  test('the shares of all shards are the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 50 }),
        (max, total) =>
          Array.from({ length: total }, (_, index) => shareOf(max, { index: index + 1, total })).reduce(
            (sum, share) => sum + share,
            0,
          ) === max,
      ),
    );
  });

  test('without a share nothing may go out', () => {
    expect(new LimitKeeper({ index: 2, total: 2 }).take(operation(perHour(1)), app, 0).at).toBe(Infinity);
    expect(new LimitKeeper({ index: 1, total: 2 }).take(operation(perHour(1)), app, 0).at).toBe(0);
  });
});

describe('simultaneous requests', () => {
  const three = operation({ max: 3, unit: 'simultaneous requests', per: 'caller' });

  test('no more than the limit at once, first come, first served, each caller for itself', async () => {
    const keeper = new LimitKeeper();
    const entered: number[] = [];
    const leaves = Array.from({ length: 6 }, (_, index) =>
      keeper.enter(three, app).then((leave) => (entered.push(index), leave)),
    );
    await new Promise(setImmediate);
    expect(entered).toEqual([0, 1, 2]);
    await keeper.enter(three, other);
    (await leaves[1]!)();
    await new Promise(setImmediate);
    expect(entered).toEqual([0, 1, 2, 3]);
    for (const index of [0, 2, 3]) (await leaves[index]!)();
    await new Promise(setImmediate);
    expect(entered).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('without such a limit nobody waits', async () => {
    const keeper = new LimitKeeper();
    await Promise.all(Array.from({ length: 100 }, () => keeper.enter(operation(perMinute(1)), app)));
  });
});

test('never more than the limit in any window, whoever asks and when', () => {
  const limit = fc.record({
    max: fc.integer({ min: 1, max: 5 }),
    unit: fc.constant('requests' as const),
    window: fc.constantFrom('minute' as const, 'hour' as const),
    per: fc.constantFrom('caller' as const, 'tenant' as const),
  });
  const call = fc.record({
    caller: fc.constantFrom(app, other, stranger),
    after: fc.constantFrom(0, 0, 1, 20_000, 59_999, 60_000),
    patience: fc.constantFrom(0, 30_000, Infinity),
  });
  fc.assert(
    fc.property(fc.array(limit, { minLength: 1, maxLength: 3 }), fc.array(call, { maxLength: 60 }), (limits, calls) => {
      const keeper = new LimitKeeper();
      const of = operation(...limits);
      let now = 0;
      const sent: { caller: typeof app; at: number }[] = [];
      for (const { caller, after, patience } of calls) {
        now += after;
        const { at } = keeper.take(of, caller, now, now + patience);
        expect(at).toBeGreaterThanOrEqual(now);
        if (at <= now + patience) sent.push({ caller, at });
      }
      for (const each of limits) {
        for (const first of sent) {
          const sharing = sent.filter(
            ({ caller }) =>
              caller.tenant === first.caller.tenant &&
              (each.per === 'tenant' || caller.identity === first.caller.identity),
          );
          const within = sharing.filter(({ at }) => at >= first.at && at < first.at + lengthOf(each));
          expect(within.length).toBeLessThanOrEqual(each.max);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test.each<[RateLimit, string]>([
  [perHour(200), '200 requests per hour'],
  [perMinute(5, 'tenant'), '5 requests per minute for the whole tenant'],
  [perDay, '2 requests per day'],
  [{ max: 16, unit: 'simultaneous requests', per: 'caller' }, '16 simultaneous requests'],
])('%j in words', (limit, words) => expect(describeLimit(limit)).toBe(words));

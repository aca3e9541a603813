import { baselineOf } from '../../../reporting/baseline/baseline.ts';
import { baselineExitCode, compareBaseline, type Comparison } from '../../../reporting/baseline/compare.ts';
import { printComparison } from '../../../reporting/baseline/print.ts';
import type { Ending, Outcome, RunEntry } from '../../../runner/record/record.ts';
import { cause, entry, everyCase, record } from '../../runner/record/records.ts';

type Kind = 'lost' | 'gained' | 'unknown' | 'appeared' | 'vanished';
const KINDS: readonly Kind[] = ['lost', 'gained', 'unknown', 'appeared', 'vanished'];
const kindsOf = (comparison: Comparison): Kind[] => KINDS.filter((kind) => comparison[kind].length > 0);
const compare = (before: readonly RunEntry[], now: readonly RunEntry[], selected = false): Comparison =>
  compareBaseline(baselineOf(record(before)), record(now), { selected });

test.each<[Outcome, Outcome, readonly Kind[]]>([
  ['answered', 'answered', []],
  ['answered', 'refused', ['lost']],
  ['answered', 'refused-as-documented', ['lost']],
  ['refused', 'answered', ['gained']],
  ['refused-as-documented', 'answered', ['gained']],
  ['refused', 'refused-as-documented', []],
  ['refused-as-documented', 'refused', []],
  ['answered', 'failed', ['unknown']],
  ['answered', 'skipped', ['unknown']],
  ['answered', 'not-reached', ['unknown']],
  ['refused', 'failed', ['unknown']],
  ['failed', 'answered', ['appeared']],
  ['skipped', 'refused', ['appeared']],
  ['skipped', 'skipped', []],
  ['not-reached', 'failed', []],
])('from %s to %s: %j', (before, now, kinds) =>
  expect(kindsOf(compare([entry('A', before)], [entry('A', now)]))).toEqual(kinds),
);

test('from an answer to a 404 that hides what is closed', () => {
  expect(
    kindsOf(
      compare([entry('A', 'answered')], [entry('A', 'failed', { status: 404, causes: [cause('PBI_BUILD_MISSING')] })]),
    ),
  ).toEqual(['lost']);
  expect(kindsOf(compare([entry('A', 'answered')], [entry('A', 'failed', { status: 503 })]))).toEqual(['unknown']);
});

test('an id that is not found any more is access that was lost', () => {
  const now = entry('A', 'skipped', {
    reason: 'no workspace to use: Get Groups lists none. Type groupId in the environment.',
  });
  expect(kindsOf(compare([entry('A', 'answered')], [now]))).toEqual(['lost']);
});

test('rows are told apart by their number, whichever of them a shard runs', () => {
  const before = [0, 1, 2].map((iteration) => entry('A', iteration === 1 ? 'refused' : 'answered', { iteration }));
  expect(kindsOf(compare(before, [entry('A', 'answered', { iteration: 2 })]))).toEqual([]);
  expect(kindsOf(compare(before, [entry('A', 'answered', { iteration: 1 })]))).toEqual(['gained']);
});

test('what is new and what is gone', () => {
  const [a, b] = [entry('A', 'answered'), entry('B', 'answered', { area: 'Reports' })];
  expect(kindsOf(compare([a], [a, b]))).toEqual(['appeared']);
  expect(kindsOf(compare([a, b], [a]))).toEqual(['vanished']);
  expect(kindsOf(compare([b], [{ ...b, area: 'Other' }]))).toEqual(['appeared', 'vanished']);
});

test('a part of the collection says nothing of the rest: asked for, a shard, or shards of which one is missing', () => {
  const whole = baselineOf(record([entry('A', 'answered'), entry('B', 'answered')]));
  const part = [entry('A', 'answered')];
  const merged = { shards: [], missing: [2] };
  expect(compareBaseline(whole, record(part)).vanished).toHaveLength(1);
  expect(compareBaseline(whole, record(part), { selected: true }).vanished).toEqual([]);
  expect(compareBaseline(whole, record(part, { shard: { index: 1, total: 2 } })).vanished).toEqual([]);
  expect(compareBaseline(whole, record(part, { merged })).vanished).toEqual([]);
  expect(compareBaseline(whole, record(part, { merged: { ...merged, missing: [] } })).vanished).toHaveLength(1);
});

test('rows are compared one by one', () => {
  const rows = (...outcomes: Outcome[]): RunEntry[] =>
    outcomes.map((outcome, iteration) => entry('A', outcome, { iteration }));
  const comparison = compare(rows('answered', 'answered', 'refused'), rows('answered', 'refused', 'answered'));
  expect(comparison.lost.map(({ row }) => row)).toEqual([1]);
  expect(comparison.gained.map(({ row }) => row)).toEqual([2]);
  expect(kindsOf(compare(rows('answered'), rows('answered', 'answered')))).toEqual(['appeared']);
});

test('a request may be called like a member that every object has', () => {
  expect(
    kindsOf(
      compare(
        [],
        [entry('toString', 'answered', { area: 'constructor' }), entry('__proto__', 'answered', { area: '__proto__' })],
      ),
    ),
  ).toEqual(['appeared']);
});

describe('the exit code', () => {
  // prettier-ignore
  test.each<[string, 0 | 1 | 3 | 130, readonly RunEntry[], readonly RunEntry[], Ending]>([
    ['the same failures as ever are none', 0, [entry('A', 'answered'), entry('B', 'refused')], [entry('A', 'answered'), entry('B', 'refused')], 'complete'],
    ['a fault of the service is none', 0, [entry('A', 'answered'), entry('B', 'answered')], [entry('A', 'answered'), entry('B', 'failed')], 'complete'],
    ['what is new is none', 0, [entry('A', 'answered')], [entry('A', 'answered'), entry('B', 'refused')], 'complete'],
    ['lost', 1, [entry('A', 'answered')], [entry('A', 'refused')], 'complete'],
    ['gained', 1, [entry('A', 'refused')], [entry('A', 'answered')], 'complete'],
    ['lost, and stopped there', 1, [entry('A', 'answered')], [entry('A', 'refused')], 'stopped-at-failure'],
    ['nothing comparable: the service is down', 1, [entry('A', 'answered')], [entry('A', 'failed')], 'complete'],
    ['no token', 3, [entry('A', 'answered')], [entry('A', 'not-reached')], 'no-token'],
    ['interrupted', 130, [entry('A', 'answered')], [entry('A', 'answered')], 'interrupted'],
    ['died', 1, [entry('A', 'answered')], [entry('A', 'answered')], 'died'],
  ])('%s: %i', (_name, code, before, now, ending) => {
    const after = record(now, { ending });
    expect(baselineExitCode(compareBaseline(baselineOf(record(before)), after), after)).toBe(code);
  });
});

describe('in words', () => {
  test('what was lost comes first and says why, the verdict last', () => {
    const before = [
      entry('Get Groups As Admin', 'answered', { area: 'Admin' }),
      entry('Open', 'refused'),
      entry('Old', 'answered'),
      entry('Slow', 'answered'),
    ];
    const now = [
      entry('Get Groups As Admin', 'refused', {
        area: 'Admin',
        causes: [cause('PBI_ADMIN_SWITCH_OFF', { title: 'The tenant setting is off' })],
      }),
      entry('Open', 'answered'),
      entry('New', 'answered'),
      entry('Slow', 'failed', { reason: 'the service\nanswered 503' }),
    ];
    expect(printComparison(compare(before, now))).toEqual([
      'lost: Admin, Get Groups As Admin, because The tenant setting is off',
      'gained: Groups, Open, was refused',
      'new: Groups, New: answered',
      'vanished: Groups, Old, was answered',
      'not comparable: Groups, Slow, was answered, now failed, because the service answered 503',
      'Different from the baseline: 1 lost, 1 gained, of 2 operations compared. 1 operation could not be compared.',
    ]);
  });

  test('nothing changed, nothing comparable', () => {
    expect(printComparison(compare(everyCase, everyCase))).toEqual([
      'Same as the baseline: 4 operations compared, nothing lost, nothing gained.',
    ]);
    expect(printComparison(compare([], everyCase)).at(-1)).toBe('Nothing could be compared with the baseline.');
  });

  test('a refusal as documented says so; one without any reason says nothing', () => {
    expect(printComparison(compare([entry('A', 'answered')], [entry('A', 'refused-as-documented')]))[0]).toBe(
      'lost: Groups, A, because the documentation says that an app is refused',
    );
    expect(printComparison(compare([entry('A', 'answered')], [entry('A', 'refused', { reason: '' })]))[0]).toBe(
      'lost: Groups, A',
    );
  });

  test('another environment, collection or identity is noted', () => {
    const other = record([entry('A', 'answered', { identity: 'user' })], {
      environment: 'Other\u001b[2J',
      collection: 'Else',
    });
    expect(printComparison(compareBaseline(baselineOf(record([entry('A', 'answered')])), other)).slice(0, 3)).toEqual([
      'note: the baseline is of the collection Power BI, this run of Else',
      'note: the baseline is of the environment Fixture, this run of Other [2J',
      'note: the baseline is of the identity app, this run of user',
    ]);
  });

  test('an outage is not told 10,000 times', () => {
    const all = (outcome: Outcome): RunEntry[] =>
      Array.from({ length: 10_000 }, (_, index) => entry(`R${index}`, outcome));
    const lines = printComparison(compare(all('answered'), all('failed')));
    expect(lines).toHaveLength(22);
    expect(lines.at(-2)).toBe('not comparable: … and 9980 more');
    expect(printComparison(compare(all('answered'), all('refused'))).at(-2)).toBe('lost: … and 9700 more');
  });
});

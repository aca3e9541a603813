import { describeRun, describeVerdict, seconds } from '../../reporting/verdict.ts';
import { mergeRecords } from '../../runner/record/merge.ts';
import type { RunRecord } from '../../runner/record/record.ts';
import { entry, record } from '../runner/record/records.ts';

const good = [entry('A', 'answered'), entry('B', 'refused-as-documented'), entry('C', 'skipped')];
const shard = (index: number, over: Partial<RunRecord> = {}): RunRecord =>
  record(good, { shard: { index, total: 3 }, ...over });

// prettier-ignore
test.each<[string, RunRecord, string]>([
  ['all good', record(good), 'All is as expected: 1 answered, 1 refused as documented, 1 skipped.'],
  ['something is wrong', record([...good, entry('D', 'failed')]), '1 of 4 requests was refused or failed.'],
  ['more is wrong', record([...good, entry('D', 'failed'), entry('E', 'refused')]), '2 of 5 requests were refused or failed.'],
  ['nothing answered', record([entry('C', 'skipped')]), 'Nothing was answered.'],
  ['nothing at all', record([]), 'There was nothing to run.'],
  ['stopped', record([entry('D', 'failed'), entry('E', 'not-reached')], { ending: 'stopped-at-failure' }), '1 of 2 requests was refused or failed. The run stopped at the first failure.'],
  ['no token', record([entry('E', 'not-reached', { reason: 'wrong secret' })], { ending: 'no-token' }), 'There was no access token, so nothing more was sent. wrong secret.'],
  ['interrupted', record([...good, entry('E', 'not-reached')], { ending: 'interrupted' }), 'The run was interrupted with 1 request to go.'],
  ['died', record([...good, entry('E', 'not-reached'), entry('F', 'not-reached')], { ending: 'died' }), 'The run died with 2 requests to go: its record breaks off.'],
  ['a shard missing', mergeRecords([shard(1), shard(3)]), 'Shard 2 of 3 left no record, so what became of the requests there is not known.'],
  ['two shards missing', mergeRecords([shard(2)]), 'Shards 1 and 3 of 3 left no record, so what became of the requests there is not known.'],
])('%s', (_name, given, said) => expect(describeVerdict(given)).toBe(said));

test.each<[RunRecord, string]>([
  [record([]), 'Fixture, plain reads only, 2.5 s'],
  [record([], { emulator: true, allowWrite: true }), 'Fixture (emulator), changes allowed, 2.5 s'],
  [record([], { environment: 'Power BI: Emulator', emulator: true }), 'Power BI: Emulator, plain reads only, 2.5 s'],
  [shard(2), 'Fixture, plain reads only, shard 2 of 3, 2.5 s'],
  [mergeRecords([shard(1), shard(3)]), 'Fixture, plain reads only, merged from 2 shards, 2.5 s'],
  [record([], { iterations: 3 }), 'Fixture, plain reads only, 3 rows, 2.5 s'],
])('%# how it was run', (given, said) => expect(describeRun(given)).toBe(said));

test('a clock that was set back makes no time, not a negative one', () => {
  expect(seconds(record([], { finishedAt: '2025-01-01T00:00:00.000Z' }))).toBe(0);
});

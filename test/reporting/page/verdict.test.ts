import type { RunEntry, RunRecord } from '../../../runner/record/record.ts';
import { pageVerdict } from '../../../reporting/page/verdict.ts';
import { entry, record } from './sample.ts';

const good = [entry('a'), entry('b', { outcome: 'refused-as-documented' })];
const bad = [...good, entry('c', { outcome: 'refused' }), entry('d', { outcome: 'failed' })];
const cut = [...good, entry('e', { outcome: 'not-reached' })];
const shard = (index: number, ending: RunRecord['ending'] = 'complete') => ({
  index,
  total: 4,
  startedAt: '',
  finishedAt: '',
  ending,
});

// prettier-ignore
const cases: [string, readonly RunEntry[], Partial<RunRecord>, boolean, RegExp][] = [
  ['as expected', good, {}, true, /^Everything as expected$/],
  ['two went wrong', bad, {}, false, /^2 of 4 requests need fixes$/],
  ['one went wrong', [entry('a'), entry('b', { outcome: 'failed' })], {}, false, /^1 of 2 requests needs fixes$/],
  ['no token', cut, { ending: 'no-token' }, false, /^No access token/],
  ['no token for one of two rows', [entry('a'), entry('a', { iteration: 1, outcome: 'not-reached' })], { ending: 'no-token', iterations: 2 }, false, /^No access token for 1 of 2 rows$/],
  ['interrupted', cut, { ending: 'interrupted' }, false, /^Interrupted: 1 of 3 requests were not reached$/],
  ['died', cut, { ending: 'died' }, false, /^Broken off: 1 of 3/],
  ['nothing answered', [entry('a', { outcome: 'skipped' })], {}, false, /^Nothing was answered$/],
  ['no requests', [], {}, false, /had no requests/],
  ['a shard is missing', good, { merged: { shards: [shard(1), shard(2), shard(4)], missing: [3] } }, false, /as far as it is known/],
  ['a shard is missing and something failed', bad, { merged: { shards: [shard(1)], missing: [2, 3, 4] } }, false, /^2 of 4/],
];

test.each(cases)('%s', (_name, entries, change, isGood, headline) => {
  const verdict = pageVerdict(record(entries, change));
  expect(verdict.headline).toMatch(headline);
  expect(verdict.good).toBe(isGood);
});

test('missing shards and broken ones are named', () => {
  const { warnings } = pageVerdict(record(good, { merged: { shards: [shard(1), shard(4, 'died')], missing: [2, 3] } }));
  expect(warnings).toEqual([
    'Shards 2 and 3 of 4 left no record: what they had to run is missing on this page.',
    'Shard 4 of 4 broke off before its end.',
  ]);
});

test('a whole run has nothing to warn of', () => {
  expect(pageVerdict(record(bad)).warnings).toEqual([]);
});

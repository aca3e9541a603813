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
  ['as expected', good, {}, true, /^All is as expected: 1 answered, 1 refused as documented$/],
  ['two went wrong', bad, {}, false, /^2 of 4 requests were refused or failed$/],
  ['one went wrong', [entry('a'), entry('b', { outcome: 'failed' })], {}, false, /^1 of 2 requests was refused or failed$/],
  ['no token', cut, { ending: 'no-token' }, false, /^There was no access token, so nothing more was sent$/],
  ['no token for one of two rows', [entry('a'), entry('a', { iteration: 1, outcome: 'not-reached' })], { ending: 'no-token', iterations: 2 }, false, /^There was no access token for 1 of 2 rows, so nothing more was sent for it$/],
  ['interrupted', cut, { ending: 'interrupted' }, false, /^The run was interrupted with 1 request to go$/],
  ['died', cut, { ending: 'died' }, false, /^The run died with 1 request to go/],
  ['nothing answered', [entry('a', { outcome: 'skipped' })], {}, false, /^Nothing was answered$/],
  ['no requests', [], {}, false, /^There was nothing to run$/],
  ['a shard is missing', good, { merged: { shards: [shard(1), shard(2), shard(4)], missing: [3] } }, false, /^Shard 3 of 4 left no record/],
  ['a shard is missing and something failed', bad, { merged: { shards: [shard(1)], missing: [2, 3, 4] } }, false, /^2 of 4/],
];

test.each(cases)('%s', (_name, entries, change, isGood, headline) => {
  const verdict = pageVerdict(record(entries, change));
  expect(verdict.headline).toMatch(headline);
  expect(verdict.good).toBe(isGood);
});

test('missing shards and broken ones are named, each once', () => {
  const merged = { shards: [shard(1), shard(4, 'died')], missing: [2, 3] };
  const missing = 'Shards 2 and 3 of 4 left no record, so what became of the requests there is not known.';
  const broken = 'Shard 4 of 4 broke off before its end.';
  expect(pageVerdict(record(bad, { merged }))).toMatchObject({
    warnings: [missing, broken],
    explanation: '1 of 4 were answered.',
  });
  expect(pageVerdict(record(good, { merged }))).toMatchObject({ headline: missing.slice(0, -1), warnings: [broken] });
});

test('the explanation says what the headline leaves out', () => {
  expect(pageVerdict(record(bad, { ending: 'stopped-at-failure' })).explanation).toBe(
    'The run stopped at the first failure. 1 of 4 were answered.',
  );
  expect(pageVerdict(record(good)).explanation).toBe('');
});

test('a whole run has nothing to warn of', () => {
  expect(pageVerdict(record(bad)).warnings).toEqual([]);
});

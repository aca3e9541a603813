import { recipeNamed } from '../../../cli/recipes/known.ts';
import { printTimeOver, unanswered } from '../../../cli/recipes/time-over.ts';

const begun = { request: 'Scan 4 Wait for it', outcome: 'not-reached', startedAt: '2026-12-01T08:00:00Z' };

test.each([
  [[{ status: null }], 'the time (--timeout) ended during Scan 4 Wait for it, which has no answer yet'],
  [[{ status: 429 }], 'the time (--timeout) ended during Scan 4 Wait for it, which waits for a limit of the service'],
])('the request that was under way is named: %j', (attempts, message) => {
  const never = { ...begun, request: 'Scan 5 Read its result', startedAt: null, attempts: [] };
  expect(unanswered({ entries: [{ ...begun, attempts }, never] } as never)).toEqual([
    { name: 'Ends in time', message },
  ]);
});

test.each([
  [
    'scan',
    'more time (--timeout), several parts (--concurrency 4, or --shard 1/4 and so on) or --since for the changes',
  ],
  ['failures', 'or --shard 1/4 and so on) or --workspace for one workspace.'],
  ['activity', 'and so on) or fewer --days.'],
])('%s: how to go on', (name, words) => {
  const [soFar, ways] = printTimeOver(recipeNamed(name), { count: 1, saved: undefined });
  expect(soFar).toBe('So far: 1 row, not saved. --save FILE keeps them.');
  expect(ways).toContain(words);
});

test('what does not read a lot has nothing to divide', () => {
  expect(printTimeOver(recipeNamed('refresh'), { count: 1, saved: undefined })).toEqual([]);
});

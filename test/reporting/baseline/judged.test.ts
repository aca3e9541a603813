import { compareBaseline } from '../../../reporting/baseline/compare.ts';
import { baselineOf } from '../../../reporting/baseline/baseline.ts';
import { judgedRecord } from '../../../reporting/baseline/judged.ts';
import { exitCodeOf } from '../../../runner/record/record.ts';
import { entry, record } from '../../runner/record/records.ts';

const judged = (before: Parameters<typeof record>[0], now: Parameters<typeof record>[0]): ReturnType<typeof record> => {
  const then = baselineOf(record(before));
  const run = record(now);
  return judgedRecord(run, compareBaseline(then, run));
};
const outcomesOf = (run: ReturnType<typeof record>): string[] => run.entries.map(({ outcome }) => outcome);

// prettier-ignore
test.each([
  ['what was refused before does not fail', [entry('A', 'refused'), entry('B', 'answered')], [entry('A', 'refused'), entry('B', 'answered')], ['skipped', 'answered'], 0],
  ['what was lost fails', [entry('A', 'answered')], [entry('A', 'refused')], ['refused'], 1],
  ['what was lost without a request fails', [entry('A', 'answered')], [entry('A', 'skipped', { reason: 'no workspace to use: Get Groups lists none.' })], ['refused'], 1],
  ['what was gained fails', [entry('A', 'refused'), entry('B', 'answered')], [entry('A', 'answered'), entry('B', 'answered')], ['failed', 'answered'], 1],
  ['what cannot be compared does not fail', [entry('A', 'answered'), entry('B', 'answered')], [entry('A', 'failed', { status: 503 }), entry('B', 'answered')], ['skipped', 'answered'], 0],
])('%s', (_name, before, now, outcomes, code) => {
  const run = judged(before, now);
  expect(outcomesOf(run)).toEqual(outcomes);
  expect(exitCodeOf(run)).toBe(code);
});

import { INPUT_TEST, JUDGES_STATUS, NOTED, TIME_TEST } from '../../catalogue/model/vocabulary.ts';
import type { RunAssertion, RunRecord } from '../../runner/index.ts';

/** How a recipe ended. The exit code of each is what CI systems branch on. */
export type RecipeOutcome = 'done' | 'failed' | 'wrong input' | 'no token' | 'timed out' | 'interrupted';

export const exitCodes: Readonly<Record<RecipeOutcome, number>> = {
  done: 0,
  failed: 1,
  'wrong input': 2,
  'no token': 3,
  'timed out': 4,
  interrupted: 130,
};

/**
 * How a recipe ended, by its record.
 * @param late whether the time of the whole command was over
 */
export function outcomeOf(record: RunRecord, late: boolean): RecipeOutcome {
  if (late) return 'timed out';
  if (record.ending === 'interrupted') return 'interrupted';
  if (record.ending === 'no-token') return 'no token';
  const names = problemsOf(record).map(({ name }) => name);
  if (names.includes(TIME_TEST)) return 'timed out';
  if (names.includes(INPUT_TEST)) return 'wrong input';
  const { answered, failed, refused } = record.counts;
  return names.length > 0 || refused > 0 || failed > 0 || answered === 0 || record.ending !== 'complete'
    ? 'failed'
    : 'done';
}

/** The lines of the test results that failed, in the words of the recipe. */
export function problemsOf({ entries }: Pick<RunRecord, 'entries'>): readonly RunAssertion[] {
  return entries.flatMap(({ assertions }) => assertions.filter(({ passed }) => !passed));
}

/** What the recipe itself says that it did: lines that passed and judge nothing else. Of several parts, each line says which. */
export function toldBy({ entries, rowNames }: Pick<RunRecord, 'entries' | 'rowNames'>): readonly string[] {
  const parts = new Set(entries.map(({ iteration }) => iteration));
  const partOf = (iteration: number): string => (parts.size > 1 ? `${rowNames?.[iteration] ?? ''}: ` : '');
  return entries.flatMap(({ assertions, iteration }) =>
    assertions
      .filter(({ name, passed, skipped }) => passed && !skipped && !isJudgement(name))
      .map(({ name }) => `${partOf(iteration)}${name}`),
  );
}

/** A line about one answer, not about the job. */
function isJudgement(name: string): boolean {
  return JUDGES_STATUS.test(name) || name.startsWith(`${NOTED}: The answer reports`);
}

import { INPUT_TEST, JUDGES_STATUS, NOTED, SINCE, TIME_TEST } from '../../catalogue/model/vocabulary.ts';
import type { RunAssertion, RunRecord } from '../../runner/index.ts';
import { unanswered } from './time-over.ts';

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

/** What went wrong: the lines that failed, and what had no answer when the time was over. */
export function problemsIn({ outcome, record }: { outcome: RecipeOutcome; record: RunRecord }): readonly Problem[] {
  return [...problemsOf(record), ...(outcome === 'timed out' ? unanswered(record) : [])];
}

/** A line that failed, and why. */
export interface Problem {
  readonly name: string;
  readonly message?: string;
}

/** How many parts of the work ran side by side. */
export function partsIn({ entries }: Pick<RunRecord, 'entries'>): number {
  return new Set(entries.map(({ iteration }) => iteration)).size;
}

/**
 * What the recipe itself says that it did: lines that passed and judge nothing else. Of several parts, each line says which; the moment from which on
 * a later run reads changes is one for all of them, the earliest.
 */
export function toldBy(record: Pick<RunRecord, 'entries' | 'rowNames'>): readonly string[] {
  const { entries, rowNames } = record;
  const parts = partsIn(record);
  const lines = entries.flatMap(({ assertions, iteration }) =>
    assertions
      .filter(({ name, passed, skipped }) => passed && !skipped && !isJudgement(name))
      .map(({ name }) => ({ name, part: parts > 1 ? `${rowNames?.[iteration] ?? ''}: ` : '' })),
  );
  const moments = lines.map(({ name }) => name).filter((name) => name.startsWith(SINCE));
  // Without that of one part, changes of its workspaces would be missed.
  const isOne = parts > 1 && moments.length === parts;
  const kept = lines.filter(({ name }) => !isOne || !name.startsWith(SINCE)).map(({ name, part }) => part + name);
  return isOne ? [...kept, moments.toSorted()[0]!] : kept;
}

/** A line about one answer, not about the job. */
function isJudgement(name: string): boolean {
  return JUDGES_STATUS.test(name) || name.startsWith(`${NOTED}: The answer reports`);
}

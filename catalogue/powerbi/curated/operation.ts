import type { CuratedOperation, DescribedOperation } from '../../model/types.ts';
import { effectOf, longRunningOf } from './effects.ts';
import { purposeOf } from './purposes/index.ts';
import { titleOf } from './titles.ts';

/** The curated half of one operation's record. */
export function curatedOperation(described: Pick<DescribedOperation, 'id' | 'method'>): CuratedOperation {
  const longRunning = longRunningOf(described.id);
  return {
    title: titleOf(described.id),
    purpose: purposeOf(described.id),
    effect: effectOf(described),
    ...(longRunning ? { longRunning } : {}),
  };
}

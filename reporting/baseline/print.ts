import { many, plain } from '../plain.ts';
import type { Outcome } from '../../runner/record/record.ts';
import type { Change, Comparison } from './compare.ts';

/** More than all operations there are, so that only many rows of a data file reach it. */
const MOST_CHANGES = 300;
const MOST_UNKNOWN = 20;

/** A comparison as a person reads it, a line for each change, what was lost first, and last what it comes to. */
export function printComparison(comparison: Comparison): string[] {
  const { lost, gained, unknown, appeared, vanished, differences } = comparison;
  return [
    ...differences.map((difference) => `note: ${difference}`),
    ...listed('lost', lost, because),
    ...listed('gained', gained, (change) => `, was ${words(change.before)}`),
    ...listed('new', appeared, (change) => `: ${words(change.now)}`),
    ...listed('vanished', vanished, (change) => `, was ${words(change.before)}`),
    ...listed(
      'not comparable',
      unknown,
      (change) => `, was ${words(change.before)}, now ${words(change.now)}${because(change)}`,
      MOST_UNKNOWN,
    ),
    verdict(comparison),
  ];
}

function listed(
  kind: string,
  changes: readonly Change[],
  rest: (change: Change) => string,
  most = MOST_CHANGES,
): string[] {
  const lines = changes.slice(0, most).map((change) => `${kind}: ${name(change)}${rest(change)}`);
  return changes.length > most ? [...lines, `${kind}: … and ${changes.length - most} more`] : lines;
}

function verdict({ lost, gained, unknown, compared }: Comparison): string {
  const rest = unknown.length > 0 ? ` ${many(unknown.length, 'operation')} could not be compared.` : '';
  if (compared === 0) return `Nothing could be compared with the baseline.${rest}`;
  if (lost.length + gained.length === 0)
    return `Same as the baseline: ${many(compared, 'operation')} compared, nothing lost, nothing gained.${rest}`;
  return `Different from the baseline: ${lost.length} lost, ${gained.length} gained, of ${many(compared, 'operation')} compared.${rest}`;
}

function name({ area, request, row, rowName }: Change): string {
  const called = rowName === undefined ? '' : `, ${plain(rowName)}`;
  return `${plain(area)}, ${plain(request)}${row === null ? '' : ` (row ${row + 1}${called})`}`;
}

function because(change: Change): string {
  return change.because === null ? '' : `, because ${change.because}`;
}

function words(outcome: Outcome | null): string {
  return outcome === null ? 'not there' : outcome.replaceAll('-', ' ');
}

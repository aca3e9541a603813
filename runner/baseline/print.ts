import { many, plain } from '../reports/plain.ts';
import type { Outcome } from '../record/record.ts';
import type { Change, Comparison } from './compare.ts';

const MOST_UNKNOWN = 20;

/** A comparison as a person reads it, a line for each change, what was lost first, and last what it comes to. */
export function printComparison(comparison: Comparison): string[] {
  const { lost, gained, unknown, appeared, vanished, differences } = comparison;
  const hidden = unknown.length - MOST_UNKNOWN;
  return [
    ...differences.map((difference) => `note: ${difference}`),
    ...lost.map((change) => `lost: ${name(change)}${because(change)}`),
    ...gained.map((change) => `gained: ${name(change)}, was ${words(change.before)}`),
    ...appeared.map((change) => `new: ${name(change)}: ${words(change.now)}`),
    ...vanished.map((change) => `vanished: ${name(change)}, was ${words(change.before)}`),
    ...unknown.slice(0, MOST_UNKNOWN).map((change) => `not comparable: ${name(change)}, was ${words(change.before)}, now ${words(change.now)}${because(change)}`),
    ...(hidden > 0 ? [`not comparable: … and ${hidden} more`] : []),
    verdict(comparison),
  ];
}

function verdict({ lost, gained, unknown, compared }: Comparison): string {
  const rest = unknown.length > 0 ? ` ${many(unknown.length, 'operation')} could not be compared.` : '';
  if (compared === 0) return `Nothing could be compared with the baseline.${rest}`;
  if (lost.length + gained.length === 0) return `As in the baseline: ${many(compared, 'operation')} compared, nothing lost, nothing gained.${rest}`;
  return `Not as in the baseline: ${lost.length} lost, ${gained.length} gained, of ${many(compared, 'operation')} compared.${rest}`;
}

function name({ area, request, row }: Change): string {
  return `${plain(area)}, ${plain(request)}${row === null ? '' : ` (row ${row + 1})`}`;
}

function because(change: Change): string {
  return change.because === null ? '' : `, because ${change.because}`;
}

function words(outcome: Outcome | null): string {
  return outcome === null ? 'not there' : outcome.replaceAll('-', ' ');
}

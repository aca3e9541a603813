import type { RunEntry, RunRecord } from '../../runner/record/record.ts';
import { countOutcomes } from '../../runner/record/record.ts';
import type { Change, Comparison } from './compare.ts';

/**
 * A record as a CI system should see it when it is held against a baseline: what was lost or gained fails, what is as it was does not,
 * whatever it is. So the colour of JUnit's report and of the annotations is that of the exit code.
 */
export function judgedRecord(record: RunRecord, comparison: Comparison): RunRecord {
  const lost = keysOf(comparison.lost);
  const gained = keysOf(comparison.gained);
  const entries = record.entries.map((entry): RunEntry => {
    if (gained.has(keyOf(entry)))
      return { ...entry, outcome: 'failed', reason: 'gained: it was refused when the baseline was saved' };
    if (lost.has(keyOf(entry))) return entry.outcome === 'skipped' ? { ...entry, outcome: 'refused' } : entry;
    if (entry.outcome !== 'refused' && entry.outcome !== 'failed') return entry;
    const { causes: _known, ...rest } = entry;
    return {
      ...rest,
      outcome: 'skipped',
      reason: `no change since the baseline, or not comparable: ${entry.reason ?? entry.outcome}`,
    };
  });
  return { ...record, entries, counts: countOutcomes(entries) };
}

function keysOf(changes: readonly Change[]): Set<string> {
  return new Set(changes.map(({ area, request, row }) => JSON.stringify([area, request, row ?? 0])));
}

function keyOf({ area, request, iteration }: RunEntry): string {
  return JSON.stringify([area, request, iteration]);
}

import { byArea } from '../areas.ts';
import { plain } from '../plain.ts';
import { exitCodeOf, type Outcome, type RunEntry, type RunRecord } from '../../runner/record/record.ts';
import type { Baseline } from './baseline.ts';
import { ownersOf } from './owner.ts';
import { kept, reachOf } from '../../runner/record/reach.ts';

/** One operation that is not as the baseline has it. */
export interface Change {
  readonly area: string;
  readonly request: string;
  /** Row of the data file, from 0; null when there is but one. */
  readonly row: number | null;
  /** What people call the row. */
  readonly rowName?: string;
  /** Outcome in the baseline; null when it has none. */
  readonly before: Outcome | null;
  /** Outcome now; null when the run did not have it. */
  readonly now: Outcome | null;
  /** Why it is so now, as far as that is known. */
  readonly because: string | null;
}

/** How a run differs from a baseline. */
export interface Comparison {
  /** Answered then, refused now. */
  readonly lost: readonly Change[];
  /** Refused then, answered now. */
  readonly gained: readonly Change[];
  /** Known then; what the run brought now tells nothing of it. */
  readonly unknown: readonly Change[];
  /** Known now, and not in the baseline, or not known there. */
  readonly appeared: readonly Change[];
  /** In the baseline, and not in the collection any more. */
  readonly vanished: readonly Change[];
  /** How many operations could be compared. */
  readonly compared: number;
  /** What else is not the same, in words: another environment, another kind of identity. */
  readonly differences: readonly string[];
}

/** How to compare. */
export interface CompareOptions {
  /** The run was asked for a part of the collection only: what it does not have has not vanished. Shards are known as such. */
  readonly selected?: boolean;
}

/** Compares what a run reached with what the baseline says. Only an answer is reach; a refusal as documented is a refusal like another. */
export function compareBaseline(
  baseline: Baseline,
  record: RunRecord,
  { selected = false }: CompareOptions = {},
): Comparison {
  const found = {
    lost: [] as Change[],
    gained: [] as Change[],
    unknown: [] as Change[],
    appeared: [] as Change[],
    compared: 0,
  };
  const present = new Set<string>();
  for (const [area, own] of byArea(record.entries)) {
    for (const entry of own) {
      present.add(keyOf(area, entry.request));
      judge(entry, baseline, found, record.rowNames);
    }
  }
  const part = selected || record.shard !== null || (record.merged?.missing.length ?? 0) > 0;
  return { ...found, vanished: part ? [] : vanished(baseline, present), differences: differences(baseline, record) };
}

/**
 * The exit code of a run that is held against a baseline: 0 when nothing was lost or gained, whatever else was refused.
 * A run without a token, one that stopped early or broke off keeps its own; one of which nothing could be compared is no good either.
 */
export function baselineExitCode(
  comparison: Comparison,
  record: Pick<RunRecord, 'ending' | 'counts'>,
): 0 | 1 | 3 | 130 {
  if (record.ending !== 'complete') return exitCodeOf(record);
  const { lost, gained, compared } = comparison;
  return lost.length > 0 || gained.length > 0 || compared === 0 ? 1 : 0;
}

function judge(
  entry: RunEntry,
  baseline: Baseline,
  found: { lost: Change[]; gained: Change[]; unknown: Change[]; appeared: Change[]; compared: number },
  rowNames: RunRecord['rowNames'],
): void {
  const row = entry.iteration;
  const rows = baseline.reach.get(entry.area)?.get(entry.request);
  const before = rows?.[row] ?? null;
  const now = kept(entry);
  const then = before === null ? 'unknown' : reachOf(before);
  const reach = reachOf(now);
  const change: Change = {
    area: entry.area,
    request: entry.request,
    row: row > 0 || (rows?.length ?? 0) > 1 ? row : null,
    ...(rowNames?.[row] ? { rowName: rowNames[row] } : {}),
    before,
    now,
    because: because(entry),
  };
  if (then !== 'unknown' && reach !== 'unknown') found.compared += 1;
  if (reach === 'unknown') {
    if (then !== 'unknown') found.unknown.push(change);
  } else if (then === 'unknown') found.appeared.push(change);
  else if (then === 'answered' && reach === 'refused') found.lost.push(change);
  else if (then === 'refused' && reach === 'answered') found.gained.push(change);
}

function because({ causes, reason, outcome }: RunEntry): string | null {
  if (outcome === 'answered') return null;
  return (
    plain(
      causes?.[0]?.title ??
        reason ??
        (outcome === 'refused-as-documented' ? 'the documentation says that an app is refused' : ''),
    ) || null
  );
}

function vanished(baseline: Baseline, present: ReadonlySet<string>): Change[] {
  return [...baseline.reach].flatMap(([area, requests]) =>
    [...requests].flatMap(([request, [before]]) =>
      present.has(keyOf(area, request))
        ? []
        : [{ area, request, row: null, before: before ?? null, now: null, because: null }],
    ),
  );
}

function differences(baseline: Baseline, record: RunRecord): string[] {
  const identities = [...new Set(record.entries.flatMap(({ identity }) => identity ?? []))];
  const other = baseline.identity !== null && identities.length > 0 && !identities.includes(baseline.identity);
  const differ = (what: string, then: string, now: string): string[] =>
    then === now ? [] : [`the baseline is of ${what} ${plain(then)}, this run of ${plain(now)}`];
  return [
    ...differ('the collection', baseline.collection, record.collection),
    ...differ('the environment', baseline.environment, record.environment),
    ...(other ? differ('the identity', baseline.identity ?? '', identities.join(' and ')) : []),
    ...(baseline.owners.length === 0 && ownersOf(record).length > 0
      ? ['the baseline does not say which app of which tenant it is of; save it again to have that checked']
      : []),
  ];
}

function keyOf(area: string, request: string): string {
  return JSON.stringify([area, request]);
}

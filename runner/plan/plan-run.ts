import { checkBaseUrls } from '../base-url.ts';
import { checkRows, heldRows, withRow, type DataRow } from '../data-rows.ts';
import type { Environment } from '../environment.ts';
import { checkPathIds } from '../path-ids.ts';
import type { Shard } from '../record/record.ts';
import { withIds, type Collection } from './collection.ts';
import { planOf, type PlannedRequest } from './run-plan.ts';
import { selectRequests, type Selection } from './selection.ts';
import { unitsOf } from './units.ts';
import { wholeWork, workOfShard, type Work } from './work.ts';

/** What decides what a run comes by. */
export interface PlanOptions {
  readonly collection: Collection;
  readonly environment: Environment;
  /** Absent: everything. */
  readonly select?: Selection;
  /** One run for each, its values over those of the environment. Absent: one run with the environment as it is. */
  readonly rows?: readonly DataRow[];
  /** Only this part of the run. */
  readonly shard?: Shard;
}

/** What a run is going to do: all that can be said before anything is sent. */
export interface RunPlan {
  readonly collection: Collection;
  /** Every request that was asked for, whichever shard runs it. */
  readonly requests: readonly PlannedRequest[];
  readonly rows: readonly DataRow[];
  /** What of it is run here. */
  readonly work: Work;
}

/**
 * Plans a run. Nothing is sent.
 * @throws RunError when the selection, an address or a row is no good
 */
export function planRun({ collection, environment, select, rows = [{}], shard }: PlanOptions): RunPlan {
  checkRows(rows);
  checkPathIds(environment, rows);
  for (const row of rows) checkBaseUrls(withRow(environment, row));
  const selected = selectRequests(withIds(collection), select ?? { folders: [], operations: [] });
  const requests = planOf(selected);
  const typed = new Set(environment.values.filter(({ value, enabled }) => enabled !== false && value !== '').map(({ key }) => key));
  for (const row of rows) Object.keys(row).forEach((key) => typed.add(key));
  return { collection: selected, requests, rows: heldRows(rows), work: workOfShard(wholeWork(unitsOf(requests, typed), rows.length), shard ?? null) };
}

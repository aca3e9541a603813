import type { Shard } from '../record/record.ts';
import { dealsRows, rowsOfShard } from '../record/shard-rows.ts';
import { partition } from './partition.ts';
import type { PlannedRequest } from './run-plan.ts';
import type { Unit } from './units.ts';

/** Requests of the plan, to be run once for each of the rows. */
export interface Work {
  /** Rows of the data file, from 0. */
  readonly rows: readonly number[];
  readonly units: readonly Unit[];
}

/** All of a run. `rows`: how many rows the data file has; 1 without one. */
export function wholeWork(units: readonly Unit[], rows: number): Work {
  return { rows: Array.from({ length: rows }, (_, row) => row), units };
}

/**
 * The part of one shard. Every shard finds out by itself, and all of them together do everything once: whole rows as long as there is
 * one for each, otherwise a part of the requests.
 */
export function workOfShard({ rows, units }: Work, shard: Shard | null): Work {
  if (!shard) return { rows, units };
  if (dealsRows(rows.length, shard)) return { rows: rowsOfShard(rows, shard), units };
  return { rows, units: partition(units, shard.total)[shard.index - 1]! };
}

/**
 * The part of each of several runs side by side: whole rows where there are enough, otherwise the requests of a row are dealt out.
 * @returns between one part and `count` parts, none of them empty; none at all when there is nothing to do
 */
export function workOfLanes({ rows, units }: Work, count: number): Work[] {
  if (rows.length >= count) {
    const dealt = Array.from({ length: count }, (_, lane) => ({
      rows: rows.filter((_row, index) => index % count === lane),
      units,
    }));
    return dealt.filter(hasRequests);
  }
  const each = Math.max(1, Math.floor(count / Math.max(1, rows.length)));
  return rows
    .flatMap((row) => partition(units, each).map((part) => ({ rows: [row], units: part })))
    .filter(hasRequests);
}

/** The requests of a part, in the order of the plan. */
export function requestsOf({ units }: Work): PlannedRequest[] {
  return units.flat().sort((a, b) => a.order - b.order);
}

function hasRequests({ rows, units }: Work): boolean {
  return rows.length > 0 && units.length > 0;
}

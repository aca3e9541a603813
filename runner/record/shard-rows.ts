import type { Shard } from './record.ts';

/**
 * The rows that a shard runs: whole rows as long as there is one for each shard, otherwise all of them, with a part of the requests.
 */
export function rowsOfShard(rows: readonly number[], shard: Shard | null): readonly number[] {
  return shard && dealsRows(rows.length, shard) ? rows.filter((row) => row % shard.total === shard.index - 1) : rows;
}

/** Whether a run is split by rows; otherwise by requests, so that each request is sent by one shard only. */
export function dealsRows(rows: number, shard: Shard): boolean {
  return rows >= shard.total;
}

/** The shard that has to share limits with the others; null when requests are dealt out, so that each of them is sent by one shard only. */
export function sharerOf(rows: number, shard: Shard | null): Shard | null {
  return shard && dealsRows(rows, shard) ? shard : null;
}

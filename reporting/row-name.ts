import type { RunRecord } from '../runner/record/record.ts';
import { plain } from './plain.ts';

/** What of a record says how its rows are called. */
export type RowsOf = Pick<RunRecord, 'iterations' | 'rowNames'>;

/** `row 2, Finance`: a row of the data file by its number, from 0, and its name where it has one. */
export function rowName(iteration: number, { rowNames }: Pick<RunRecord, 'rowNames'>): string {
  const name = plain(rowNames?.[iteration] ?? '');
  return `row ${iteration + 1}${name === '' ? '' : `, ${name}`}`;
}

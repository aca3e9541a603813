import { withValues, type Environment } from './environment.ts';
import { RunError } from './run-error.ts';

/** One row of a data file: values of variables for one run, over those of the environment. */
export type DataRow = Readonly<Record<string, string>>;

/** Values that must not come from a row: whether changes are allowed is asked on the command line. */
const NEVER_FROM_ROWS = ['allowWrite'];

/** @throws RunError E_DATA_INVALID */
export function checkRows(rows: readonly DataRow[]): void {
  if (rows.length === 0) throw new RunError('E_DATA_INVALID', 'it has no rows');
  const forbidden = NEVER_FROM_ROWS.find((name) => rows.some((row) => name in row));
  if (forbidden !== undefined) throw new RunError('E_DATA_INVALID', `${forbidden} is not taken from data`);
}

/** The environment with the values of a row in it. */
export function withRow(environment: Environment, row: DataRow): Environment {
  return withValues(environment, row);
}

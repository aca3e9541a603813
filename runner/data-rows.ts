import { permissionVariables } from '../catalogue/entra/sign-in.ts';
import { memoryVariables } from '../catalogue/model/vocabulary.ts';
import { isHeldName, withValues, type Environment } from './environment.ts';
import { RunError } from './run-error.ts';

/** One row of a data file: values of variables for one run, over those of the environment. */
export type DataRow = Readonly<Record<string, string>>;

/** Values that must not come from a row: what is allowed is asked on the command line, and what was found or created the scripts know themselves. */
const NEVER_FROM_ROWS: readonly string[] = [...permissionVariables, ...memoryVariables];

/** @throws RunError E_DATA_INVALID */
export function checkRows(rows: readonly DataRow[]): void {
  if (rows.length === 0) throw new RunError('E_DATA_INVALID', 'it has no rows');
  const forbidden = NEVER_FROM_ROWS.find((name) => rows.some((row) => Object.hasOwn(row, name)));
  if (forbidden !== undefined) throw new RunError('E_DATA_INVALID', `${forbidden} is not taken from data`);
}

/** The environment with the values of a row in it. */
export function withRow(environment: Environment, row: DataRow): Environment {
  return withValues(environment, row);
}

/** Of the rows, the first of each that differ in some columns: what depends on these alone need not be asked of every row. */
export function distinctRows(rows: readonly DataRow[], names: readonly string[]): readonly DataRow[] {
  const own = names.filter((name) => rows.some((row) => Object.hasOwn(row, name)));
  const first = new Map<string, DataRow>();
  for (const row of rows) {
    const key = JSON.stringify(own.map((name) => (Object.hasOwn(row, name) ? row[name] : null)));
    if (!first.has(key)) first.set(key, row);
  }
  return [...first.values()];
}

/** The rows without the columns that Newman cannot hold; the same rows where there is none. */
export function heldRows(rows: readonly DataRow[]): readonly DataRow[] {
  const isHeld = (row: DataRow): boolean => Object.keys(row).every(isHeldName);
  if (rows.every(isHeld)) return rows;
  return rows.map((row) =>
    isHeld(row) ? row : Object.fromEntries(Object.entries(row).filter(([name]) => isHeldName(name))),
  );
}

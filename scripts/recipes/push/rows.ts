import { input } from '../flow/input.ts';

/** A row to push, by column. */
export type PushRow = Readonly<Record<string, unknown>>;

/** The service takes so many rows at a time, so many in an hour, and texts of this length. */
export const MOST_AT_A_TIME = 10_000;
const MOST_IN_AN_HOUR = 1_000_000;
const LONGEST_TEXT = 4000;

/** The rows of the input; what is wrong with them as a text. */
export function readRows(): readonly PushRow[] | string {
  const list = parsed(input('rows'));
  if (!Array.isArray(list) || list.length === 0 || !list.every(isRow))
    return 'rows is a JSON list of rows, such as [{"Region":"North","Amount":1200}]';
  if (list.length > MOST_IN_AN_HOUR)
    return `the service takes ${MOST_IN_AN_HOUR} rows of a model in an hour, and these are ${list.length}`;
  const long = list.findIndex((row) => Object.keys(row).some((column) => isLong(row[column])));
  return long < 0 ? list : `row ${long + 1} has a text of more than ${LONGEST_TEXT} characters`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function isRow(value: unknown): value is PushRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLong(value: unknown): boolean {
  return typeof value === 'string' && value.length > LONGEST_TEXT;
}

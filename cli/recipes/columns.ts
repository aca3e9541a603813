import { isGuid } from '../../catalogue/model/guid.ts';
import { widthOfTable, type Look } from '../../reporting/index.ts';
import { printable } from './cell.ts';

type Row = Readonly<Record<string, unknown>>;

/** Which columns of a recipe's rows a terminal shows. */
export interface Columns {
  readonly shown: readonly string[];
  /** For want of room. */
  readonly leftOut: readonly string[];
}

/** The columns that hold something; where they do not fit beside each other, without those that hold nothing but ids. */
export function columnsFor(rows: readonly Row[], all: readonly string[], look: Look): Columns {
  const cells = (name: string): string[] => rows.map((row) => printable(row[name])).filter((cell) => cell !== '');
  const filled = all.filter((name) => cells(name).length > 0);
  const table = rows.map((row) => filled.map((name) => printable(row[name])));
  const fits = look.columns === undefined || widthOfTable(filled, table, look) <= look.columns;
  const named = filled.filter((name) => !cells(name).every(isGuid));
  if (fits || named.length === 0) return { shown: filled, leftOut: [] };
  return { shown: named, leftOut: filled.filter((name) => !named.includes(name)) };
}

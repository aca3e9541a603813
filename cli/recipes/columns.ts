import { isGuid } from '../../catalogue/model/guid.ts';
import type { Look } from '../../reporting/index.ts';
import { printable } from './cell.ts';

type Row = Readonly<Record<string, unknown>>;

/** Which columns of a recipe's rows a terminal shows. */
export interface Columns {
  readonly shown: readonly string[];
  /** For want of room. */
  readonly leftOut: readonly string[];
}

/** Between two columns of a table. */
const GAP = 2;

/** The columns that hold something; where they do not fit beside each other, without those that hold nothing but ids. */
export function columnsFor(rows: readonly Row[], all: readonly string[], { columns, widthOf }: Look): Columns {
  const cells = (name: string): string[] => rows.map((row) => printable(row[name])).filter((cell) => cell !== '');
  const filled = all.filter((name) => cells(name).length > 0);
  const widths = filled.map((name) => Math.max(widthOf(name), ...cells(name).map(widthOf)) + GAP);
  const fits = columns === undefined || widths.reduce((sum, width) => sum + width, -GAP) <= columns;
  const named = filled.filter((name) => !cells(name).every(isGuid));
  if (fits || named.length === 0) return { shown: filled, leftOut: [] };
  return { shown: named, leftOut: filled.filter((name) => !named.includes(name)) };
}

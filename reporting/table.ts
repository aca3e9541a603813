import { plainLook, type Look } from './look.ts';

const GAP = '  ';
/** What a column that is cut keeps, whatever the terminal. */
const NARROWEST = 8;

/** How a table looks. */
export interface TableLook {
  readonly look?: Look;
  /** Colours a cell that is filled up to its width; the row is -1 for the header. */
  readonly style?: (cell: string, column: number, row: number) => string;
}

/**
 * Lines of a table with aligned columns: the first to the left, those that hold only numbers to the right. Where it is wider than the
 * terminal, its titles go over several lines, and if that is not enough the widest columns are cut.
 */
export function printTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { look = plainLook, style = (cell) => cell }: TableLook = {},
): string[] {
  const fits = (widths: readonly number[]): boolean =>
    look.columns === undefined || total(widths) <= look.columns || rows.length === 0;
  const isWide = !fits(widthsOf(header, rows, look));
  const titles = isWide ? header.map((title) => title.replaceAll(' ', '\n')) : header;
  const whole = widthsOf(titles, rows, look);
  const widths = fits(whole) ? whole : cutTo(look.columns!, whole);
  const numeric = header.map(
    (_, column) => column > 0 && rows.length > 0 && rows.every((row) => /^\d*$/.test(row[column] ?? '')),
  );
  const line = (cells: readonly string[], row: number): string =>
    cells
      .map((cell, column) => {
        const shown = look.columns === undefined ? cell : look.cut(cell, widths[column]!);
        const blanks = ' '.repeat(Math.max(0, widths[column]! - look.widthOf(shown)));
        const isLast = column === cells.length - 1 && !numeric[column];
        return style(numeric[column] ? blanks + shown : shown + (isLast ? '' : blanks), column, row);
      })
      .join(GAP)
      .trimEnd();
  return [...titleLines(titles).map((cells) => line(cells, -1)), ...rows.map(line)];
}

/** Titles over several lines stand on the row below them. */
function titleLines(titles: readonly string[]): string[][] {
  const parts = titles.map((title) => title.split('\n'));
  const height = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) => parts.map((own) => own[at - (height - own.length)] ?? ''));
}

/** How many columns of a terminal a table takes that is not cut. */
export function widthOfTable(header: readonly string[], rows: readonly (readonly string[])[], look: Look): number {
  return total(widthsOf(header, rows, look));
}

/** The width of each column, for titles that may go over several lines. */
function widthsOf(titles: readonly string[], rows: readonly (readonly string[])[], { widthOf }: Look): number[] {
  return titles.map((title, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column] ?? '')), ...title.split('\n').map(widthOf)),
  );
}

/** The widths in so many columns of a terminal: the widest is cut first, and none below {@link NARROWEST}. */
function cutTo(columns: number, widths: readonly number[]): number[] {
  const cut = [...widths];
  for (let over = total(cut) - columns; over > 0; over -= 1) {
    const widest = Math.max(...cut);
    if (widest <= NARROWEST) break;
    cut[cut.indexOf(widest)] = widest - 1;
  }
  return cut;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
}

import type { Outcome } from '../../../runner/record/record.ts';
import { bySeverity, outcomeWords } from '../outcome-words.ts';
import type { PageEntry } from '../page-entry.ts';
import type { RunData } from './run-data.ts';

/** One cell of the map: a request, in one row of the data file or in all of them. */
export interface MapCell {
  readonly outcome: Outcome;
  /** The entry to open: with several rows, the first that came to the cell's outcome. */
  readonly entry: PageEntry;
  /** All entries of the cell. */
  readonly entries: readonly PageEntry[];
}

/** The cells of one area, in the order of the collection. */
export interface MapArea {
  readonly area: string;
  readonly cells: readonly MapCell[];
}

/** Makes the map of one row, or of all: then a cell shows what wants a look most. */
export function mapAreas(entries: readonly PageEntry[], row: number | undefined): MapArea[] {
  const areas = new Map<string, Map<string, PageEntry[]>>();
  for (const entry of entries) {
    if (row !== undefined && entry.row !== row) continue;
    const area = areas.get(entry.area) ?? new Map<string, PageEntry[]>();
    areas.set(entry.area, area);
    const own = area.get(entry.id);
    if (own) own.push(entry);
    else area.set(entry.id, [entry]);
  }
  return [...areas].map(([area, requests]) => ({ area, cells: [...requests.values()].map(cellOf) }));
}

function cellOf(entries: readonly PageEntry[]): MapCell {
  const outcome = bySeverity.find((each) => entries.some((entry) => entry.outcome === each))!;
  return { outcome, entry: entries.find((entry) => entry.outcome === outcome)!, entries };
}

/** What a cell says: the outcome with its status, and which rows came to it. */
export function cellOutcome({ outcome, entry, entries }: MapCell): string {
  const label = outcomeWords[outcome].label;
  const own = entries.filter((each) => each.outcome === outcome);
  const rows = entries.length === 1 ? '' : ` in ${own.length} of ${entries.length} rows (${firstRows(own)})`;
  return `${label}${entry.status === null ? '' : ` (${entry.status})`}${rows}`;
}

/** All that a cell says, in one line. */
export function cellLabel(cell: MapCell, data: RunData): string {
  const why = data.why(cell.entry);
  return `${cell.entry.request}: ${cellOutcome(cell)}${why === '' ? '' : `. ${why}`}`;
}

function firstRows(entries: readonly PageEntry[]): string {
  const rows = entries.slice(0, 5).map(({ row }) => row);
  return `${rows.join(', ')}${entries.length > rows.length ? ' …' : ''}`;
}

import { outcomes, type Outcome } from '../../runner/record/record.ts';
import type { PageEntry } from './page-entry.ts';

/** Which requests are shown. What is absent or empty excludes nothing. */
export interface Filter {
  readonly outcomes: readonly Outcome[];
  readonly area?: string;
  readonly effect?: string;
  readonly status?: number;
  readonly cause?: string;
  /** Row of the data file, from 1. */
  readonly row?: number;
  /** Words that all must occur in what is known of the request. */
  readonly search: string;
}

/** Everything is shown. */
export const noFilter: Filter = { outcomes: [], search: '' };

/** Whether a filter leaves anything out. */
export function narrows(filter: Filter): boolean {
  return writeFilter(filter).length > 0;
}

/** Makes of a filter the question whether it shows an entry; the text of an entry is what the search looks through, in small letters. */
export function matcher(filter: Filter, textOf: (entry: PageEntry) => string): (entry: PageEntry) => boolean {
  const words = filter.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return (entry) =>
    (filter.outcomes.length === 0 || filter.outcomes.includes(entry.outcome)) &&
    (filter.area === undefined || entry.area === filter.area) &&
    (filter.effect === undefined || entry.effect === filter.effect) &&
    (filter.status === undefined || (entry.status ?? 0) === filter.status) &&
    (filter.cause === undefined || (entry.causes?.includes(filter.cause) ?? false)) &&
    (filter.row === undefined || entry.row === filter.row) &&
    (words.length === 0 || words.every((word) => textOf(entry).includes(word)));
}

/** A filter as the names and values of a fragment. */
export function writeFilter({
  outcomes: chosen,
  area,
  effect,
  status,
  cause,
  row,
  search,
}: Filter): [string, string][] {
  const pairs: [string, string | undefined][] = [
    ['outcome', chosen.length > 0 ? chosen.join(',') : undefined],
    ['area', area],
    ['effect', effect],
    ['status', status?.toString()],
    ['cause', cause],
    ['row', row?.toString()],
    ['search', search === '' ? undefined : search],
  ];
  return pairs.filter((pair): pair is [string, string] => pair[1] !== undefined);
}

/** Reads a filter out of a fragment; what makes no sense excludes nothing. */
export function readFilter(values: URLSearchParams): Filter {
  const wanted = (values.get('outcome') ?? '').split(',');
  const [area, effect, cause] = [values.get('area'), values.get('effect'), values.get('cause')];
  const [status, row] = [wholeNumber(values.get('status')), wholeNumber(values.get('row'))];
  return {
    outcomes: outcomes.filter((outcome) => wanted.includes(outcome)),
    ...(area === null ? {} : { area }),
    ...(effect === null ? {} : { effect }),
    ...(status === undefined ? {} : { status }),
    ...(cause === null ? {} : { cause }),
    ...(row === undefined ? {} : { row }),
    search: values.get('search') ?? '',
  };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

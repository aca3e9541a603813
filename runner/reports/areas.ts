import { countOutcomes, type Outcome, type RunEntry } from '../record/record.ts';

/** What became of the requests of one area. */
export interface AreaCount {
  readonly area: string;
  readonly requests: number;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** The entries of each area, areas in the order of the run. */
export function byArea(entries: readonly RunEntry[]): Map<string, RunEntry[]> {
  const areas = new Map<string, RunEntry[]>();
  for (const entry of entries) {
    const own = areas.get(entry.area);
    if (own) own.push(entry);
    else areas.set(entry.area, [entry]);
  }
  return areas;
}

/** The areas in the order of the run, with what became of their requests. */
export function countByArea(entries: readonly RunEntry[]): AreaCount[] {
  return [...byArea(entries)].map(([area, own]) => ({ area, requests: own.length, counts: countOutcomes(own) }));
}

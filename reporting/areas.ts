import { countOutcomes, type Outcome, type RunEntry } from '../runner/record/record.ts';
import { gather } from './gather.ts';

/** What became of the requests of one area. */
export interface AreaCount {
  readonly area: string;
  readonly requests: number;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** The entries of each area, areas in the order of the run. */
export function byArea(entries: readonly RunEntry[]): Map<string, RunEntry[]> {
  return gather(entries, ({ area }) => area);
}

/** The areas in the order of the run, with what became of their requests. */
export function countByArea(entries: readonly RunEntry[]): AreaCount[] {
  return [...byArea(entries)].map(([area, own]) => ({ area, requests: own.length, counts: countOutcomes(own) }));
}

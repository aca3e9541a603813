import type { RunEntry } from '../../runner/record/record.ts';

/** How long the requests of one area took. */
export interface AreaTime {
  readonly area: string;
  readonly requests: number;
  /** From sending to the end of the answer, for one request, all its attempts together. */
  readonly median: number;
  readonly slowTwentieth: number;
  readonly total: number;
  readonly waited: number;
}

/** Where the time of a run went. Only what was sent counts. */
export interface Timings {
  /** Slowest first. */
  readonly slowest: readonly { readonly entry: RunEntry; readonly served: number }[];
  /** In the order of the run. */
  readonly areas: readonly AreaTime[];
  /** How long requests were held back, by reason, longest first. */
  readonly waits: readonly { readonly reason: string; readonly times: number; readonly milliseconds: number }[];
  /** Everything sent, tokens and look-ups included. */
  readonly sent: number;
  /** How often a request itself was sent again. */
  readonly repeated: number;
}

/** Reads out of the attempts where the time went. */
export function measure(entries: readonly RunEntry[], slowest = 10): Timings {
  const sent = entries
    .filter(({ attempts }) => attempts.length > 0)
    .map((entry) => ({ entry, served: servedTime(entry), waited: waitedTime(entry) }));
  const byArea = new Map<string, typeof sent>();
  for (const one of sent) {
    const own = byArea.get(one.entry.area);
    if (own) own.push(one);
    else byArea.set(one.entry.area, [one]);
  }
  return {
    slowest: [...sent]
      .sort((one, other) => other.served - one.served)
      .slice(0, slowest)
      .map(({ entry, served }) => ({ entry, served })),
    areas: [...byArea].map(([area, own]) => areaTime(area, own)),
    waits: gatherWaits(entries),
    sent: sum(entries.map(({ attempts }) => attempts.length)),
    repeated: sum(
      entries.map(({ attempts }) => Math.max(0, attempts.filter(({ purpose }) => purpose === 'request').length - 1)),
    ),
  };
}

function areaTime(area: string, own: readonly { served: number; waited: number }[]): AreaTime {
  const served = own.map((one) => one.served).sort((one, other) => one - other);
  return {
    area,
    requests: own.length,
    median: quantile(served, 0.5),
    slowTwentieth: quantile(served, 0.95),
    total: sum(served),
    waited: sum(own.map(({ waited }) => waited)),
  };
}

function gatherWaits(entries: readonly RunEntry[]): { reason: string; times: number; milliseconds: number }[] {
  const waits = new Map<string, { reason: string; times: number; milliseconds: number }>();
  for (const { waited } of entries.flatMap(({ attempts }) => attempts)) {
    if (waited === undefined) continue;
    const known = waits.get(waited.reason) ?? { reason: waited.reason, times: 0, milliseconds: 0 };
    known.times += 1;
    known.milliseconds += waited.milliseconds;
    waits.set(waited.reason, known);
  }
  return [...waits.values()].sort((one, other) => other.milliseconds - one.milliseconds);
}

function servedTime({ attempts }: RunEntry): number {
  return sum(attempts.map(({ milliseconds }) => milliseconds));
}

function waitedTime({ attempts }: RunEntry): number {
  return sum(attempts.map(({ waited }) => waited?.milliseconds ?? 0));
}

/** The smallest value that the given share of all does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

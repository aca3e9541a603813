import { NOT_REACHED, notReached } from './not-reached.ts';
import type { EndLine, EntryLine, HeadLine } from './record-lines.ts';
import { countOutcomes, keyOf, type RunEntry, type RunRecord } from './record.ts';
import { rowsOfShard } from './shard-rows.ts';

/** Makes a record of the lines of `record.ndjson`, taken in as they come. */
export class RecordLines {
  readonly #head: HeadLine;
  readonly #entries = new Map<string, RunEntry>();
  #end: EndLine | undefined;

  constructor(head: HeadLine) {
    this.#head = head;
  }

  /** Takes in an entry; a later one takes the place of an earlier one of the same request and iteration. */
  add({ kind: _kind, ...entry }: EntryLine): void {
    this.#entries.set(keyOf(entry), entry);
  }

  /** Takes in how the run ended. */
  end(line: EndLine): void {
    this.#end = line;
  }

  /** The record as far as lines came. */
  record(): RunRecord {
    const { kind: _kind, plan: _plan, ...head } = this.#head;
    const ending = this.#end?.ending ?? 'died';
    const entries = this.#complete(NOT_REACHED[ending]);
    const finishedAt = this.#end?.finishedAt ?? latest(head.startedAt, entries);
    return { ...head, finishedAt, ending, counts: countOutcomes(entries), entries };
  }

  /** Iteration by iteration in the order of the plan; what the plan does not know comes after. */
  #complete(reason: string): RunEntry[] {
    const left = new Map(this.#entries);
    const all = Array.from({ length: this.#head.iterations }, (_, iteration) => iteration);
    const rest = rowsOfShard(all, this.#head.shard)
      .map((iteration) =>
        this.#head.plan.flatMap((planned): RunEntry[] => {
          const key = keyOf({ iteration, id: planned.id });
          const entry =
            left.get(key) ?? notReached(planned, { iteration, shard: this.#head.shard?.index ?? null }, reason);
          left.delete(key);
          return [entry];
        }),
      )
      .flat();
    return [...rest, ...left.values()].sort((a, b) => a.iteration - b.iteration);
  }
}

/** The newest time that entries tell of. */
function latest(startedAt: string, entries: readonly RunEntry[]): string {
  let newest = Date.parse(startedAt);
  for (const { startedAt: begun, milliseconds, attempts } of entries) {
    if (begun !== null) newest = Math.max(newest, Date.parse(begun) + (milliseconds ?? 0));
    for (const attempt of attempts) newest = Math.max(newest, Date.parse(attempt.at) + attempt.milliseconds);
  }
  return new Date(newest).toISOString();
}

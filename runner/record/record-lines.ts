import type { Ending, RunEntry, RunHead } from './record.ts';

/** A request that a run means to send, as the head of `record.ndjson` lists it. */
export type PlannedEntry = Pick<RunEntry, 'id' | 'request' | 'operation' | 'area' | 'effect' | 'order'>;

/** First line of `record.ndjson`. */
export interface HeadLine extends RunHead {
  readonly kind: 'head';
  readonly version: 1;
  /** The requests of one iteration, in the order of the collection; with shards, those of this shard. */
  readonly plan: readonly PlannedEntry[];
}

/** A line of `record.ndjson` for a request that ended. The last one of the same request and iteration counts. */
export interface EntryLine extends RunEntry {
  readonly kind: 'entry';
}

/** Last line of `record.ndjson`; it is missing when the run died. */
export interface EndLine {
  readonly kind: 'end';
  readonly finishedAt: string;
  readonly ending: Ending;
}

/** Any line of `record.ndjson`. */
export type RecordLine = HeadLine | EntryLine | EndLine;

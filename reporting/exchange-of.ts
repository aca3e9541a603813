import type { RecordedExchange, RunEntry } from '../runner/record/record.ts';

/** Where the exchange of an entry is found that carries none itself: in memory a run keeps no exchange. */
export type ExchangeOf = (entry: RunEntry) => RecordedExchange | undefined;

import type { Effect } from '../../catalogue/model/types.ts';
import { defined } from '../../catalogue/model/defined.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import type {
  Attempt,
  Identity,
  Outcome,
  RecordedExchange,
  RunAssertion,
  RunEntry,
} from '../../runner/record/record.ts';

/** What the map, the list, the filter and the search need of an entry. The page reads all of them when it opens. */
export interface PageEntry {
  readonly id: string;
  readonly request: string;
  readonly operation: string | null;
  readonly area: string;
  readonly effect: Effect | null;
  /** Row of the data file, from 1. */
  readonly row: number;
  readonly shard: number | null;
  readonly outcome: Outcome;
  readonly status: number | null;
  readonly milliseconds: number | null;
  /** Place of its reason among the reasons; absent when there is none. */
  readonly reason?: number;
  /** Codes of its causes, most likely first; absent when there is none. */
  readonly causes?: readonly string[];
}

/** The rest of an entry. The page reads it when somebody opens the request. */
export interface PageDetail {
  readonly startedAt: string | null;
  readonly identity: Identity | null;
  readonly attempts: readonly Attempt[];
  readonly assertions: readonly RunAssertion[];
  readonly causes: readonly Cause[];
  readonly exchange?: RecordedExchange;
}

/** Texts that stand once, however many entries share them. */
export class SharedTexts {
  readonly #places = new Map<string, number>();

  /** The place of a text, from 0. */
  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.#places.size);
    return this.#places.size - 1;
  }

  /** All texts, each at its place. */
  all(): string[] {
    return [...this.#places.keys()];
  }
}

/** What the page reads of an entry when it opens. */
export function pageEntry(entry: RunEntry, reasons: SharedTexts): PageEntry {
  const { id, request, operation, area, effect, iteration, shard, outcome, status, milliseconds } = entry;
  return {
    id,
    request,
    operation,
    area,
    effect,
    row: iteration + 1,
    shard,
    outcome,
    status,
    milliseconds,
    ...(entry.reason === undefined ? {} : { reason: reasons.place(entry.reason) }),
    ...(entry.causes?.length ? { causes: entry.causes.map(({ code }) => code) } : {}),
  };
}

/** What the page reads of an entry later. */
export function pageDetail(entry: RunEntry, exchange: RecordedExchange | undefined): PageDetail {
  const { startedAt, identity, attempts, assertions, causes = [] } = entry;
  return { startedAt, identity, attempts, assertions, causes, ...defined({ exchange }) };
}

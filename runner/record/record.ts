import type { Effect } from '../../catalogue/model/types.ts';
import type { Cause } from '../../diagnosis/cause.ts';

/** Who a request was sent as, as its token tells. */
export type Identity = 'app' | 'user';

/** The app and the tenant of a token, as its claims name them: no secret. Empty where they do not. */
export interface Caller {
  /** Client id of the app that got the token. */
  readonly app: string;
  readonly tenant: string;
}

/**
 * What became of a request.
 * `answered`: 2xx and all assertions hold. `refused-as-documented`: the service refused it as its documentation says.
 * `refused`: 401 or 403 otherwise, or the list of its ids was. `failed`: anything else came, or something kept it from being sent.
 * `skipped`: left out by choice, with a reason.
 * `not-reached`: there was no token, or the run ended before.
 */
export const outcomes = ['answered', 'refused-as-documented', 'refused', 'failed', 'skipped', 'not-reached'] as const;
export type Outcome = (typeof outcomes)[number];

/** One test of a request. `message` only when it failed. */
export interface RunAssertion {
  readonly name: string;
  /** False only when it failed: for one that was skipped as well, Newman says true. */
  readonly passed: boolean;
  /** `pm.test.skip`: nothing was tested. */
  readonly skipped?: true;
  readonly message?: string;
}

/** Why something was sent: the request itself, a token, an id that a script looked up, or whatever else a script sends. */
export type Purpose = 'request' | 'token' | 'look-up' | 'other';

/** One thing that was sent for a request of the plan. Its address is redacted. */
export interface Attempt {
  readonly purpose: Purpose;
  readonly method: string;
  readonly url: string;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** When it was sent, ISO 8601, UTC. */
  readonly at: string;
  /** From sending to the end of the answer. */
  readonly milliseconds: number;
  /** How long it was held back before, and why: a documented limit, or `Retry-After`. Absent: not at all. */
  readonly waited?: { readonly milliseconds: number; readonly reason: string };
  /** Why no answer came. */
  readonly error?: string;
  /** Where the answer sends the request on to, host and port. The next attempt shows whether it was followed. */
  readonly redirectedTo?: string;
}

/** The last exchange of a request (of the list of its ids, where that was refused and it was not sent itself), without secrets, its bodies cut to a few kilobytes. */
export interface RecordedExchange {
  readonly request: RecordedMessage;
  /** Absent when no answer came. */
  readonly response?: RecordedMessage;
}

/** A request or an answer as far as it is kept. */
export interface RecordedMessage {
  readonly headers: Readonly<Record<string, string>>;
  /** Text, redacted; absent when there was none or it is no text. */
  readonly body?: string;
  /** Length of the whole body in bytes. */
  readonly bytes: number;
  /** Whether `body` is only its beginning. */
  readonly cut?: true;
}

/** What became of one request of the collection. It holds no secret. */
export interface RunEntry {
  /** Tells requests apart within a record: the request's id in the collection. */
  readonly id: string;
  /** Its place in the whole plan, from 0, whichever shard ran it: the order of a record's entries within an iteration. */
  readonly order: number;
  /** The request's name. */
  readonly request: string;
  /** Its operation id; null for a request that the catalogue does not know. */
  readonly operation: string | null;
  readonly area: string;
  /** What the operation does; null for a request that the catalogue does not know. */
  readonly effect: Effect | null;
  /** Row of the data file, from 0; 0 without one. */
  readonly iteration: number;
  /** Which shard ran it, from 1; null when the run was not split. */
  readonly shard: number | null;
  readonly outcome: Outcome;
  /** Why it was refused, failed, skipped or not reached. */
  readonly reason?: string;
  /** HTTP status of the last answer to the request itself; null when none came. */
  readonly status: number | null;
  /** When the run began with it, ISO 8601, UTC; null when it was not reached. */
  readonly startedAt: string | null;
  /** From its beginning to its end, scripts and waiting included; null when it was not reached. */
  readonly milliseconds: number | null;
  /** All that was sent for it, in order; of a request that its scripts send again and again, the last. */
  readonly attempts: readonly Attempt[];
  /** How many more were sent before those; absent: none. */
  readonly earlier?: number;
  readonly assertions: readonly RunAssertion[];
  /** Whose token it carried; null when it was not sent or the token could not be read. */
  readonly identity: Identity | null;
  /** Whose token that was; absent where it does not say. */
  readonly caller?: Caller;
  /** Why it was refused or failed, most likely cause first; for a 2xx what looks like success and is none. Absent: nothing to explain. */
  readonly causes?: readonly Cause[];
  /** Only in files: in memory a run keeps no exchange. */
  readonly exchange?: RecordedExchange;
}

/**
 * How a run ended. `no-token`: the collection got none and sent nothing more.
 * `died`: its record breaks off without an end, as after a kill.
 */
export type Ending = 'complete' | 'stopped-at-failure' | 'no-token' | 'interrupted' | 'died';

/** One part of a run that was split: `index` from 1. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** What is known of a run when it begins. */
export interface RunHead {
  /** The collection's name. */
  readonly collection: string;
  /** The environment's name. */
  readonly environment: string;
  /** Times in ISO 8601, UTC. */
  readonly startedAt: string;
  /** Whether the service showed itself as the emulator. */
  readonly emulator: boolean;
  /** Whether requests that change something were allowed. */
  readonly allowWrite: boolean;
  /** Whether heavy reads were allowed: exports, scans, queries. Absent in older records: where changes were. */
  readonly allowHeavyReads?: boolean;
  /** How many requests were on their way at a time, at most. */
  readonly concurrency: number;
  /** Which part of a split run this is; null when it is whole. */
  readonly shard: Shard | null;
  /** Rows of the data file; 1 without one. */
  readonly iterations: number;
  /** What people call each row of the data file; null for one without a name. Absent: no row has one. */
  readonly rowNames?: readonly (string | null)[];
}

/** A whole run: one entry for each request of the plan, in the order of the data file and, in it, of the collection. */
export interface RunRecord extends RunHead {
  readonly version: 1;
  readonly finishedAt: string;
  readonly ending: Ending;
  /** Shards that this record was merged from; absent when it was not. `missing` ones left no record. */
  readonly merged?: { readonly shards: readonly MergedShard[]; readonly missing: readonly number[] };
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly entries: readonly RunEntry[];
}

/** One of the records that a record was merged from. */
export interface MergedShard {
  readonly index: number;
  readonly total: number;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly ending: Ending;
}

/** Tells a request of one iteration from every other of a record. */
export function keyOf({ iteration, id }: Pick<RunEntry, 'iteration' | 'id'>): string {
  return `${iteration} ${id}`;
}

/** How many entries came to each outcome. */
export function countOutcomes(entries: readonly Pick<RunEntry, 'outcome'>[]): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of entries) counts[outcome] += 1;
  return counts;
}

/**
 * The exit code that a run deserves: 0 as expected, 1 something was refused or failed or nothing was answered, 3 no token, 130 interrupted.
 * In one shard nothing may be answered without anything being wrong: a few requests that are left out by choice, or none at all.
 */
export function exitCodeOf(
  record: Pick<RunRecord, 'ending' | 'counts'> & Partial<Pick<RunRecord, 'shard'>>,
): 0 | 1 | 3 | 130 {
  if (record.ending === 'interrupted') return 130;
  if (record.ending === 'no-token') return 3;
  if (record.ending === 'died') return 1;
  const { refused, failed, answered } = record.counts;
  return refused > 0 || failed > 0 || (answered === 0 && !record.shard) ? 1 : 0;
}

import type { Cause } from '../../diagnosis/cause.ts';
import type { Identity } from './identity.ts';

/**
 * What became of a request.
 * `answered`: 2xx and all assertions hold. `refused-as-documented`: the service refused it as its documentation says.
 * `refused`: 401 or 403 otherwise. `failed`: sent, and anything else came. `skipped`: left out by choice, with a reason.
 * `not-reached`: there was no token, or the run ended before.
 */
export const outcomes = ['answered', 'refused-as-documented', 'refused', 'failed', 'skipped', 'not-reached'] as const;
export type Outcome = (typeof outcomes)[number];

/** One test of a request. `message` only when it failed. */
export interface RunAssertion {
  readonly name: string;
  readonly passed: boolean;
  readonly message?: string;
}

/** What became of one request of the collection. It holds no header and no body, and no secret. */
export interface RunEntry {
  /** The request's name. */
  readonly request: string;
  /** Its operation id; null for a request that the catalogue does not know. */
  readonly operation: string | null;
  readonly area: string;
  readonly outcome: Outcome;
  /** HTTP status of the last answer; null when none came. */
  readonly status: number | null;
  /** How often it was sent. */
  readonly attempts: number;
  readonly assertions: readonly RunAssertion[];
  /** Why it was refused, failed, skipped or not reached. */
  readonly reason?: string;
  /** Whose token it carried; null when it was not sent or the token could not be read. */
  readonly identity: Identity | null;
  /** Why it was refused or failed, most likely cause first; for a 2xx what looks like success and is none. Absent: nothing to explain. */
  readonly causes?: readonly Cause[];
}

/** How a run ended. `no-token`: the collection got none and sent nothing more. */
export type Ending = 'complete' | 'stopped-at-failure' | 'no-token' | 'interrupted';

/** A whole run: one entry for each request of the plan, in the order of the collection. */
export interface RunRecord {
  readonly collection: string;
  readonly environment: string;
  /** Times in ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly ending: Ending;
  /** Whether the service showed itself as the emulator. */
  readonly emulator: boolean;
  /** Whether requests that change something were allowed. */
  readonly allowWrite: boolean;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly entries: readonly RunEntry[];
}

/** How many entries came to each outcome. */
export function countOutcomes(entries: readonly Pick<RunEntry, 'outcome'>[]): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of entries) counts[outcome] += 1;
  return counts;
}

/** The exit code that a run deserves: 0 as expected, 1 something was refused or failed or nothing was answered, 3 no token, 130 interrupted. */
export function exitCodeOf(record: Pick<RunRecord, 'ending' | 'counts'>): 0 | 1 | 3 | 130 {
  if (record.ending === 'interrupted') return 130;
  if (record.ending === 'no-token') return 3;
  const { refused, failed, answered } = record.counts;
  return refused > 0 || failed > 0 || answered === 0 ? 1 : 0;
}

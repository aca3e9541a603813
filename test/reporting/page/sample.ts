import type { Cause } from '../../../diagnosis/cause.ts';
import { countOutcomes, type Attempt, type RunEntry, type RunRecord } from '../../../runner/record/record.ts';

/** Something that was sent for a request, answered in 100 ms unless it is said otherwise. */
export function attempt(change: Partial<Attempt> = {}): Attempt {
  return {
    purpose: 'request',
    method: 'GET',
    url: 'https://api.powerbi.com/v1.0/myorg/groups',
    status: 200,
    at: '2026-01-15T09:30:00.000Z',
    milliseconds: 100,
    ...change,
  };
}

/** An entry of a request with this id, answered unless it is said otherwise. */
export function entry(id: string, change: Partial<RunEntry> = {}): RunEntry {
  const outcome = change.outcome ?? 'answered';
  const sent = outcome !== 'skipped' && outcome !== 'not-reached';
  return {
    id,
    request: `Get ${id}`,
    operation: `Groups_Get${id}`,
    area: 'Groups',
    effect: 'reads',
    order: 0,
    iteration: 0,
    shard: null,
    outcome,
    status: sent ? 200 : null,
    startedAt: sent ? '2026-01-15T09:30:00.000Z' : null,
    milliseconds: sent ? 110 : null,
    attempts: sent ? [attempt()] : [],
    assertions: [],
    identity: sent ? 'app' : null,
    ...change,
  };
}

/** A cause with this code. */
export function cause(code: string, change: Partial<Cause> = {}): Cause {
  return {
    code,
    title: `Title of ${code}`,
    why: `Why ${code}`,
    fix: [`Mend ${code}`],
    docs: 'https://learn.microsoft.com/power-bi',
    certainty: 'measured',
    ...change,
  };
}

/** A complete record of these entries. */
export function record(entries: readonly RunEntry[], change: Partial<RunRecord> = {}): RunRecord {
  return {
    version: 1,
    collection: 'Power BI REST API',
    environment: 'commercial',
    startedAt: '2026-01-15T09:30:00.000Z',
    finishedAt: '2026-01-15T09:31:24.000Z',
    emulator: false,
    allowWrite: false,
    concurrency: 1,
    shard: null,
    iterations: 1,
    ending: 'complete',
    counts: countOutcomes(entries),
    entries,
    ...change,
  };
}

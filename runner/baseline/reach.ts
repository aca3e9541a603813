import type { Outcome, RunEntry } from '../record/record.ts';

/** What an entry tells of whether the identity may make the call; unknown when it tells nothing of it, as after a 5xx. */
export type Reach = 'answered' | 'refused' | 'unknown';

/** Causes of a 404 that mean a missing permission as well as a missing thing: Power BI does not tell the two apart. */
const HIDDEN = new Set(['PBI_BUILD_MISSING', 'PBI_ENTITY_NOT_FOUND', 'FABRIC_NOT_FOUND']);

/** The outcome as a baseline keeps it: a 404 by which the service hides what is closed is a refusal. */
export function kept(entry: Pick<RunEntry, 'outcome' | 'status' | 'causes'>): Outcome {
  const hidden = entry.outcome === 'failed' && entry.status === 404 && HIDDEN.has(entry.causes?.[0]?.code ?? '');
  return hidden ? 'refused' : entry.outcome;
}

/** What an outcome tells. */
export function reachOf(outcome: Outcome): Reach {
  if (outcome === 'answered') return 'answered';
  return outcome === 'refused' || outcome === 'refused-as-documented' ? 'refused' : 'unknown';
}

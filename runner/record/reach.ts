import { listAnswer, NONE_TO_USE } from '../../catalogue/model/vocabulary.ts';
import type { Outcome, RunEntry } from './record.ts';

/** What an entry tells of whether the identity may make the call; unknown when it tells nothing of it, as after a 5xx. */
export type Reach = 'answered' | 'refused' | 'unknown';

/** Statuses that tell nothing of what the identity may do: the service was slow or busy. */
const PASSING = [408, 429];

/**
 * The outcome as a baseline keeps it. Power BI hides what is closed behind a 404 or a 400, so every answer that blames the request counts
 * as a refusal; and so does a request that found no id to be sent with, because the list was blamed or showed none any more.
 */
export function kept({ outcome, status, reason }: Pick<RunEntry, 'outcome' | 'status' | 'reason'>): Outcome {
  const answered = status ?? listAnswer(reason ?? '')?.status ?? 0;
  const blamed = outcome === 'failed' && answered >= 400 && answered < 500 && !PASSING.includes(answered);
  const idless = outcome === 'skipped' && reason?.includes(NONE_TO_USE) === true;
  return blamed || idless ? 'refused' : outcome;
}

/** What an outcome tells. */
export function reachOf(outcome: Outcome): Reach {
  if (outcome === 'answered') return 'answered';
  return outcome === 'refused' || outcome === 'refused-as-documented' ? 'refused' : 'unknown';
}

import { TO_DO } from '../../catalogue/model/vocabulary.ts';
import type { PlannedEntry } from './record-lines.ts';
import type { Ending, RunEntry } from './record.ts';

/** Why a request that the run never began with was not reached, by how the run ended. */
export const NOT_REACHED: Readonly<Record<Ending, string>> = {
  complete: 'the run ended before it',
  'no-token': 'there was no access token',
  'stopped-at-failure': 'the run stopped at the first failure',
  interrupted: 'the run was interrupted',
  died: 'the run ended unexpectedly before this request was finished',
};

/** The entry of a request that the run never came to. */
export function notReached(
  planned: PlannedEntry,
  place: Pick<RunEntry, 'iteration' | 'shard'>,
  reason: string,
): RunEntry {
  return {
    ...planned,
    ...place,
    outcome: 'not-reached',
    reason,
    status: null,
    startedAt: null,
    milliseconds: null,
    attempts: [],
    assertions: [],
    identity: null,
  };
}

/** A reason without the cure that follows it. */
export function withoutCure(reason: string): string {
  return reason.split(TO_DO)[0]!;
}

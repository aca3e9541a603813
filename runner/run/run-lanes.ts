import { workOfLanes } from '../plan/work.ts';
import { NOT_REACHED } from '../record/not-reached.ts';
import type { Ending, RunEntry } from '../record/record.ts';
import { runLane } from './run-lane.ts';
import { keepEntry, newRun, type LanesOptions, type RunState } from './run-state.ts';

/** Runs the work of a plan in several Newman runs side by side, and keeps one log of all of them. */
export async function runLanes(options: LanesOptions): Promise<{ entries: RunEntry[]; ending: Ending }> {
  const state = newRun(options);
  const lanes = workOfLanes(options.plan.work, options.concurrency);
  await Promise.all(lanes.map((work) => runLane(state, work)));
  for (const entry of state.log.underWay()) keepEntry(state, entry);
  if (state.failure !== undefined) throw state.failure;
  const ending = endingOf(state);
  return { entries: state.log.entries(NOT_REACHED[ending]), ending };
}

function endingOf({ options, log, bailed }: RunState): Ending {
  if (options.signal.aborted) return 'interrupted';
  if (log.noToken) return 'no-token';
  return bailed ? 'stopped-at-failure' : 'complete';
}

import { checkBaseUrls } from './base-url.ts';
import { listRequests, withIds, type Collection } from './plan/collection.ts';
import { askForMarker } from './emulator-marker.ts';
import { settingsOf } from './causes/evidence.ts';
import { Explainer } from './causes/explainer.ts';
import { secretsOf, withValues, type Environment } from './environment.ts';
import { runNewman } from './newman/newman.ts';
import { countOutcomes, type Ending, type Outcome, type RunEntry, type RunRecord } from './record/record.ts';
import { redactor } from './redaction/redact.ts';
import { RunLog } from './record/run-log.ts';
import { selectRequests, type Selection } from './plan/selection.ts';

/** How far a run has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The request that just ended. */
  readonly entry: RunEntry;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** What to run, as whom, against what. */
export interface RunOptions {
  readonly collection: Collection;
  readonly environment: Environment;
  /** Absent: everything. */
  readonly select?: Selection;
  /** Allows requests that change something, issue a credential or cost capacity. An emulator always allows them. */
  readonly allowWrite?: boolean;
  /** The service is an emulator that the caller started. Without it the service is asked for its marker. */
  readonly emulator?: boolean;
  /** Stop at the first request that is refused or fails. */
  readonly bail?: boolean;
  /** Milliseconds to wait for each answer. */
  readonly timeout?: number;
  /** Ends the run early: the rest is not reached. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

const DEFAULT_TIMEOUT_MS = 120_000;

const REST: Record<Ending, string> = {
  complete: 'the run ended before it',
  'no-token': 'there was no access token',
  'stopped-at-failure': 'the run stopped at the first failure',
  interrupted: 'the run was interrupted',
};

/**
 * Runs the collection with Newman and records what became of each request.
 * `allowWrite` in the environment is decided here: against anything but an emulator it is empty unless the caller allows it.
 * @throws RunError before anything is sent, when the selection or an address is no good
 */
export async function runCollection(options: RunOptions): Promise<RunRecord> {
  const startedAt = new Date();
  checkBaseUrls(options.environment);
  const collection = selectRequests(withIds(options.collection), options.select ?? { folders: [], operations: [] });
  const signal = options.signal ?? new AbortController().signal;
  const emulator = options.emulator ?? (await askForMarker(options.environment, signal)) === 'emulator';
  const allowWrite = emulator || options.allowWrite === true;
  const environment = withValues(options.environment, { allowWrite: allowWrite ? 'true' : '' });
  const { log, ending } = await follow({ ...options, collection, environment, signal });
  const entries = log.entries(REST[ending]);
  return {
    collection: collection.info.name,
    environment: environment.name,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    ending,
    emulator,
    allowWrite,
    counts: countOutcomes(entries),
    entries,
  };
}

async function follow(options: RunOptions & { signal: AbortSignal }): Promise<{ log: RunLog; ending: Ending }> {
  const plan = listRequests(options.collection);
  const byId = new Map(plan.map((request) => [request.id, request]));
  const secrets = new Set(secretsOf(options.environment));
  const redact = redactor(secrets);
  const explainer = new Explainer(settingsOf(options.environment), redact);
  const log = new RunLog(plan, redact, explainer, (secret) => secrets.add(secret));
  const stop = new AbortController();
  const counts = countOutcomes([]);
  const latest = new Map<string, Outcome>();
  let bailed = false;
  await runNewman({
    collection: options.collection,
    environment: options.environment,
    timeout: options.timeout ?? DEFAULT_TIMEOUT_MS,
    signal: AbortSignal.any([options.signal, stop.signal]),
    onEvent: (event) => {
      log.note(event);
      const request = byId.get(event.item);
      if (event.kind !== 'done' || !request) return;
      const entry = log.entry(request, REST.complete);
      const before = latest.get(event.item);
      if (before) counts[before] -= 1;
      counts[entry.outcome] += 1;
      latest.set(event.item, entry.outcome);
      options.onProgress?.({ done: log.done, total: plan.length, entry, counts });
      if (options.bail && (entry.outcome === 'failed' || entry.outcome === 'refused')) {
        bailed = true;
        stop.abort();
      }
    },
  });
  return { log, ending: endingOf(log, options.signal, bailed) };
}

function endingOf(log: RunLog, signal: AbortSignal, bailed: boolean): Ending {
  if (signal.aborted) return 'interrupted';
  if (log.noToken !== undefined) return 'no-token';
  return bailed ? 'stopped-at-failure' : 'complete';
}

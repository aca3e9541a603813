import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewmanRunOptions, NewmanRunSummary } from 'newman';
import type { Environment } from '../environment.ts';
import type { Collection } from '../plan/collection.ts';
import type { Lane } from '../wire/lane.ts';
import { loadNewman } from './load-newman.ts';
import { NewmanEvents } from './newman-events.ts';
import { hookRequests } from './request-hook.ts';
import type { RunEvent } from './run-event.ts';

/** How long an aborted run may take to end the request that is on its way, in milliseconds. */
const GRACE_MS = 2_000;

/** What Newman is given. Nothing is written to disk by it, and nothing read but what stands in `workingDir`. */
export interface NewmanOptions {
  readonly collection: Collection;
  readonly environment: Environment;
  /** Rows of the data file, one for each iteration. */
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  /** Milliseconds to wait for each answer. */
  readonly timeout: number;
  /** Milliseconds that one script may take, what it sends included; absent: for ever. */
  readonly scriptTimeout?: number;
  /** Milliseconds to wait before each request but the first. */
  readonly delay?: number;
  /** Accepts any certificate. */
  readonly insecure?: boolean;
  /** Folder whose files the requests of the collection may carry; absent: none. */
  readonly workingDir?: string | undefined;
  /** Where all that is sent goes through. */
  readonly lane: Lane;
  /** Ends the run before its time. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** Called with Newman's own emitter, before anything happens. */
  readonly onEmitter?: (emitter: NewmanEmitter) => void;
}

/** What `newman.run` returns. */
export type NewmanEmitter = EventEmitter & { readonly summary?: NewmanRunSummary };

interface StartedRun {
  abort(): void;
  /** The sandbox. `executionTimeout`: milliseconds until a script counts as ended. */
  readonly host: { executionTimeout?: number };
}

/** Of the runs under way, those that can tell what to do with a promise that a script left rejected. */
const listening = new Set<NewmanEvents>();

/** Such a promise would end the process: it belongs to the request that is running; of several runs side by side, to the first. */
const onRejection = (reason: unknown): void => void [...listening].some((events) => events.unhandledRejection(reason));

/**
 * Runs a collection with Newman and tells what happens. All that is sent goes through the lane.
 * Runs that are to be side by side must be started in the same turn: Newman forgets which requests are skipped when a run starts.
 * @returns when the run is over, or soon after `signal` is aborted; no event comes after that
 * @throws RunError E_NEWMAN_UNFIT; what Newman says when it cannot run the collection at all
 */
export async function runNewman(options: NewmanOptions): Promise<void> {
  hookRequests();
  await new Promise<void>((resolve, reject) => {
    let over = false;
    let run: StartedRun | undefined;
    const events = new NewmanEvents((event) => {
      if (!over) options.onEvent(event);
    }, options.lane);
    const finish = (error?: Error): void => {
      if (over) return;
      // Then it belongs to that request, and the other runs side by side go on.
      const told = error !== undefined && events.brokeOff(error);
      over = true;
      listening.delete(events);
      if (listening.size === 0) process.off('unhandledRejection', onRejection);
      options.signal.removeEventListener('abort', abort);
      if (error && !told) reject(error);
      else resolve();
    };
    const abort = (): void => {
      run?.abort();
      setTimeout(() => finish(), GRACE_MS).unref();
    };
    if (listening.size === 0) process.on('unhandledRejection', onRejection);
    listening.add(events);
    options.signal.addEventListener('abort', abort);
    const emitter: NewmanEmitter = loadNewman().newman.run(settingsOf(options), (error: Error | null) =>
      finish(error ?? undefined),
    );
    emitter.on('start', (_error: unknown, started: { run: StartedRun }) => {
      run = started.run;
      // Not by Newman's own option: that would let a script that never returns block the process as long, in place of 30 seconds.
      if (options.scriptTimeout) started.run.host.executionTimeout = options.scriptTimeout;
      if (options.signal.aborted) abort();
    });
    // By Newman's own word: what a script sends says of itself in which row it was written.
    emitter.on('beforeItem', (_error: unknown, { cursor }: { cursor: { iteration: number } }) =>
      options.lane.gate.enter(cursor.iteration),
    );
    // First ours: what it learns to be secret must be known to whoever listens next.
    events.listen(emitter);
    options.onEmitter?.(emitter);
  });
}

function settingsOf({
  collection,
  environment,
  rows,
  timeout,
  delay,
  insecure = false,
  workingDir,
  lane,
}: NewmanOptions): NewmanRunOptions {
  return {
    collection,
    environment,
    timeoutRequest: timeout,
    insecure,
    reporters: [],
    color: 'off',
    requestAgents: lane.agents,
    insecureFileRead: false,
    // A folder that does not exist holds no file, and its name cannot be guessed.
    workingDir: workingDir ?? join(tmpdir(), `no-files-${randomUUID()}`),
    ...(rows ? { iterationData: rows } : {}),
    ...(delay ? { delayRequest: delay } : {}),
  } as unknown as NewmanRunOptions;
}

import type { EventEmitter } from 'node:events';
import newman from 'newman';
import type { NewmanRunOptions, NewmanRunSummary } from 'newman';
import type { Collection } from '../plan/collection.ts';
import type { Environment } from '../environment.ts';
import { NewmanEvents } from './newman-events.ts';
import type { RunEvent } from './run-event.ts';

/** How long an aborted run may take to end the request that is on its way, in milliseconds. */
const GRACE_MS = 2_000;

/** What Newman is given. Nothing is read from or written to disk by it. */
export interface NewmanOptions {
  readonly collection: Collection;
  readonly environment: Environment;
  /** Milliseconds to wait for each answer. */
  readonly timeout: number;
  /** Ends the run before its time. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
}

interface StartedRun {
  abort(): void;
}

/**
 * Runs a collection with Newman and tells what happens. Certificates are checked; proxies come from the process environment.
 * @returns when the run is over, or soon after `signal` is aborted; no event comes after that
 * @throws what Newman says when it cannot run the collection at all
 */
export function runNewman(options: NewmanOptions): Promise<void> {
  const settings = {
    collection: options.collection,
    environment: options.environment,
    timeoutRequest: options.timeout,
    insecure: false,
    reporters: [],
    color: 'off',
  } as unknown as NewmanRunOptions;
  return new Promise((resolve, reject) => {
    let over = false;
    const events = new NewmanEvents((event) => {
      if (!over) options.onEvent(event);
    });
    // A rejected promise that a script leaves behind would end the process: it belongs to the request that is running.
    const onRejection = (reason: unknown): void => events.unhandledRejection(reason);
    const finish = (error?: Error): void => {
      if (over) return;
      over = true;
      process.off('unhandledRejection', onRejection);
      options.signal.removeEventListener('abort', abort);
      if (error) reject(error);
      else resolve();
    };
    let run: StartedRun | undefined;
    const abort = (): void => {
      run?.abort();
      setTimeout(() => finish(), GRACE_MS).unref();
    };
    process.on('unhandledRejection', onRejection);
    options.signal.addEventListener('abort', abort);
    const emitter = newman.run(settings, (error: Error | null) => finish(error ?? undefined)) as EventEmitter & { summary?: NewmanRunSummary };
    emitter.on('start', (_error: unknown, started: { run: StartedRun }) => {
      run = started.run;
      if (options.signal.aborted) abort();
    });
    events.listen(emitter);
  });
}

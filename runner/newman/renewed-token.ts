import type { EventEmitter } from 'node:events';
import type { KeptToken } from '../sign-in/kept-token.ts';
import { whilePaused, type PausableRun } from './while-paused.ts';

interface StartedRun extends PausableRun {
  readonly state: { readonly environment: { get(name: string): unknown; set(name: string, value: string): void } };
}

interface BegunItem {
  readonly item: { readonly id: string };
  readonly cursor: { readonly iteration: number };
}

/** Whose token, and who is to know of it. */
export interface TokenRenewal {
  /** The token of an iteration; undefined where the collection signs in by itself. */
  readonly tokenOf: (iteration: number) => KeptToken | undefined;
  /** Takes in each token before it is used. */
  readonly learnSecret: (token: string) => void;
  /** Takes in that there is none for a request. */
  readonly onFailure: (error: unknown, about: { readonly item: string; readonly iteration: number }) => void;
}

/** The variable that the collection takes a token from. */
const VARIABLE = 'accessToken';

/**
 * Puts a token that is good into the environment of a Newman run before each of its requests. While one is asked for, the run waits.
 * @param emitter what `newman.run` returned
 */
export function renewToken(emitter: EventEmitter, { tokenOf, learnSecret, onFailure }: TokenRenewal): void {
  let run: StartedRun | undefined;
  /** What the environment had before the first token of ours. */
  let before: string | undefined;
  emitter.on('start', (_error: unknown, started: { run: StartedRun }) => (run = started.run));
  emitter.on('beforeItem', (_error: unknown, { item, cursor }: BegunItem) => {
    const kept = tokenOf(cursor.iteration);
    const started = run;
    if (!started) return;
    const { environment } = started.state;
    // Another row signs in by itself: the token of the one before must not stand in its way.
    if (!kept) return before === undefined ? undefined : environment.set(VARIABLE, before);
    const use = (token: string): void => {
      const had = environment.get(VARIABLE);
      before ??= typeof had === 'string' ? had : '';
      learnSecret(token);
      environment.set(VARIABLE, token);
    };
    if (kept.fresh) return use(kept.fresh.token);
    whilePaused(started, () =>
      kept.get().then(
        ({ token }) => use(token),
        (error: unknown) => onFailure(error, { item: item.id, iteration: cursor.iteration }),
      ),
    );
  });
}

import { setImmediate } from 'node:timers/promises';

/** Work that is done step by step; between two steps others may have their turn. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** So long, in milliseconds, no signal and no timer waits. */
const TURN = 20;

/** Does all the steps, and lets signals and timers in between: a long scan must not keep Ctrl-C waiting. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let started = Date.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (Date.now() - started < TURN) continue;
    await setImmediate();
    started = Date.now();
  }
}

/** A run of postman-runtime, as far as it is needed to let it wait. */
export interface PausableRun {
  pause(paused: () => void): void;
  resume(): void;
}

/** Lets a run stand still while something is done, which must not fail. Then the run goes on. */
export function whilePaused(run: PausableRun, work: () => Promise<void>): void {
  // Only when it stands still can it be told to go on.
  run.pause(() => void work().finally(() => run.resume()));
}

/** So many calls in so many seconds, by whoever the key stands for. */
export interface CallLimit {
  readonly key: string;
  readonly max: number;
  readonly windowSeconds: number;
}

/** Remembers who called what and when. */
export interface Throttle {
  /**
   * Counts one call under all of its limits.
   * @returns the seconds to wait when a window is full (the call is then counted under none), undefined when the call may pass
   */
  take(limits: readonly CallLimit[]): number | undefined;
  reset(): void;
}

/** @param now milliseconds since 1970, by the clock that limits go by */
export function createThrottle(now: () => number = Date.now): Throttle {
  const calls = new Map<string, Calls>();
  return {
    take(limits) {
      if (limits.length === 0) return undefined;
      const time = now();
      const counted = limits.map(({ key, max, windowSeconds }) => {
        const known = calls.get(key) ?? new Calls();
        calls.set(key, known);
        return { known, wait: known.wait(time, max, windowSeconds * 1000) };
      });
      const wait = Math.max(...counted.map((one) => one.wait));
      if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
      for (const { known } of counted) known.add(time);
      return undefined;
    },
    reset: () => calls.clear(),
  };
}

/** The moments of the calls under one limit, the oldest first. */
class Calls {
  readonly #moments: number[] = [];
  /** Those before this place are out of the window: to take each out at once would move all others. */
  #first = 0;

  /** The milliseconds until another call fits into the window; 0 when one fits now. */
  wait(time: number, max: number, window: number): number {
    while ((this.#moments[this.#first] ?? Infinity) <= time - window) this.#first += 1;
    if (this.#first > this.#moments.length / 2) {
      this.#moments.splice(0, this.#first);
      this.#first = 0;
    }
    const { length } = this.#moments;
    return length - this.#first < max ? 0 : (this.#moments[length - max] ?? time) + window - time;
  }

  add(time: number): void {
    this.#moments.push(time);
  }
}

/** Remembers who called what and when. */
export interface Throttle {
  /**
   * Counts one call.
   * @returns the seconds to wait when the window is full (the call is then not counted), undefined when the call may pass
   */
  take(key: string, max: number, windowSeconds: number): number | undefined;
  reset(): void;
}

/** @param now milliseconds since 1970 */
export function createThrottle(now: () => number = Date.now): Throttle {
  const calls = new Map<string, number[]>();
  return {
    take(key, max, windowSeconds) {
      const time = now();
      const start = time - windowSeconds * 1000;
      const recent = (calls.get(key) ?? []).filter((call) => call > start);
      calls.set(key, recent);
      const oldest = recent[0];
      if (recent.length >= max) return Math.max(1, Math.ceil(((oldest ?? time) - start) / 1000));
      recent.push(time);
      return undefined;
    },
    reset: () => calls.clear(),
  };
}

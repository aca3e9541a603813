const start = Date.parse('2026-06-15T08:00:00Z');

/** A moment before (negative) or after the tenant's start, as ISO 8601 in UTC. */
export function moment(offsetSeconds: number): string {
  return new Date(start + offsetSeconds * 1000).toISOString();
}

/** The tenant's own time: it moves a second with each event and never reads the computer's clock, so that runs are alike. */
export class Clock {
  #seconds = 0;

  next(): string {
    this.#seconds += 1;
    return moment(this.#seconds);
  }

  /** A moment some minutes ahead of the tenant's time, such as an expiry. */
  ahead(minutes: number): string {
    return moment(this.#seconds + minutes * 60);
  }
}

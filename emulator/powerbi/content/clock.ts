/**
 * Where a tenant's times come from. `real`: the computer's clock. `fixed`, or a moment of one's own: the tenant starts at that moment and
 * is a second older with each event, whatever the computer says, so that runs are alike to the byte.
 */
export type ClockSetting = 'real' | 'fixed' | Date;

/** The tenant's own time. All moments are ISO 8601 in UTC. */
export interface Clock {
  /** The time of a new event. */
  next(): string;
  /** The present moment; it makes no event. */
  now(): string;
  /** A moment some minutes ahead of now, such as an expiry. */
  ahead(minutes: number): string;
  /** A moment before (negative) or after the content's start. */
  moment(offsetSeconds: number): string;
  /** What the tenant has at its start is there. The events that follow are its callers'. */
  open(): void;
  /** Lets time pass at once. What happened before stays at its moment. */
  advance(milliseconds: number): void;
}

const FIXED_START = new Date('2026-06-15T08:00:00Z');

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;

/** How old the standard content is under the real clock: older than its own history. */
const AGE = 200 * DAY;

/**
 * A clock for content that is about to be made.
 * @throws RangeError for a date that is none
 */
export function createClock(setting: ClockSetting): Clock {
  if (setting === 'real') return realClock(Date.now());
  return fixedClock((setting === 'fixed' ? FIXED_START : setting).getTime());
}

/** A clock that always shows one moment of another. @param offsetSeconds from the content's start */
export function stillClock(clock: Clock, offsetSeconds: number): Clock {
  const shown = clock.moment(offsetSeconds);
  return {
    next: () => shown,
    now: () => shown,
    ahead: (minutes) => iso(Date.parse(shown) + minutes * 60 * SECOND),
    moment: (offset) => clock.moment(offset),
    open: () => undefined,
    advance: () => undefined,
  };
}

function fixedClock(start: number): Clock {
  let passed = 0;
  return {
    next() {
      passed += SECOND;
      return iso(start + passed);
    },
    now: () => iso(start + passed),
    ahead: (minutes) => iso(start + passed + minutes * 60 * SECOND),
    moment: (offset) => iso(start + offset * SECOND),
    open: () => undefined,
    advance: (milliseconds) => void (passed += milliseconds),
  };
}

/** Until it is opened, events are long past: the tenant did not come to be when the emulator started. */
function realClock(start: number): Clock {
  let told = 0;
  let opened = false;
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  return {
    next() {
      told += 1;
      return iso(opened ? now() : start - AGE + told * SECOND);
    },
    now: () => iso(now()),
    ahead: (minutes) => iso(now() + minutes * 60 * SECOND),
    moment: (offset) => iso(start + offset * SECOND),
    open: () => void (opened = true),
    advance: (milliseconds) => void (ahead += milliseconds),
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

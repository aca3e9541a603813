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

function fixedClock(start: number): Clock {
  let seconds = 0;
  const moment = (offset: number): string => iso(start + offset * SECOND);
  return {
    next() {
      seconds += 1;
      return moment(seconds);
    },
    now: () => moment(seconds),
    ahead: (minutes) => moment(seconds + minutes * 60),
    moment,
    open: () => undefined,
  };
}

/** Until it is opened, events are long past: the tenant did not come to be when the emulator started. */
function realClock(start: number): Clock {
  let told = 0;
  let opened = false;
  return {
    next() {
      told += 1;
      return iso(opened ? Date.now() : start - AGE + told * SECOND);
    },
    now: () => iso(Date.now()),
    ahead: (minutes) => iso(Date.now() + minutes * 60 * SECOND),
    moment: (offset) => iso(start + offset * SECOND),
    open: () => void (opened = true),
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

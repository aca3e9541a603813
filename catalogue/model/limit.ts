import type { RateLimit } from './types.ts';

const WINDOWS: Readonly<Record<NonNullable<RateLimit['window']>, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** A limit in words, such as "200 requests per hour". */
export function describeLimit({ max, unit, window, per }: RateLimit): string {
  return `${max} ${unit}${window ? ` per ${window}` : ''}${per === 'tenant' ? ' for the whole tenant' : ''}`;
}

/** Length of a limit's window in milliseconds. */
export function lengthOf({ window = 'hour' }: Pick<RateLimit, 'window'>): number {
  return WINDOWS[window];
}

import type { RateLimit } from '../../model/types.ts';

const RATE =
  /(?:Maximum|limit of) ([\d,]+) (?:query )?requests per (hour|minute)(?: or (\d+) requests per minute)?(?:, per (tenant))?/gi;
const SIMULTANEOUS = /Maximum (\d+) simultaneous requests/gi;
const ONCE = /Maximum one call per user per hour/i;
const EIGHT_A_DAY = /a maximum of eight requests per day/i;

/** Reads the documented limits out of an operation's prose, in the order of the text. */
export function readLimits(prose: string): RateLimit[] {
  const limits: RateLimit[] = [];
  for (const [, max, window, perMinute, tenant] of prose.matchAll(RATE)) {
    const per = tenant ? 'tenant' : 'caller';
    limits.push({
      max: Number(max!.replaceAll(',', '')),
      unit: 'requests',
      window: window!.toLowerCase() as 'hour' | 'minute',
      per,
    });
    if (perMinute) limits.push({ max: Number(perMinute), unit: 'requests', window: 'minute', per });
  }
  for (const [, max] of prose.matchAll(SIMULTANEOUS))
    limits.push({ max: Number(max), unit: 'simultaneous requests', per: 'caller' });
  if (ONCE.test(prose)) limits.push({ max: 1, unit: 'requests', window: 'hour', per: 'caller' });
  if (EIGHT_A_DAY.test(prose)) limits.push({ max: 8, unit: 'requests', window: 'day', per: 'caller' });
  return limits;
}

import type { Level } from '../../catalogue/model/permission.ts';
import { describeWait, forecast, type Forecast, type RunPlan, type Shard } from '../../runner/index.ts';

/** What decides what a plan comes to. */
export interface ForecastOptions {
  /** The most that may be sent. */
  readonly allowed: Level;
  readonly shard: Shard | null;
  /** Whether documented limits are kept. */
  readonly limits: boolean;
  /** The longest single wait in milliseconds. */
  readonly longestWait: number;
}

/** A plan as a person reads it: what would be sent in which order, what would be left out, and what the limits make it take. */
export function printForecast(plan: RunPlan, { allowed, shard, limits, longestWait }: ForecastOptions): string[] {
  const { requests, waits } = forecast(plan, allowed, shard);
  const sent = requests.filter(({ leftOut }) => leftOut === undefined);
  const rows = plan.work.rows.length;
  const lines = requests.map(({ request, leftOut }, index) => {
    const effect = request.effect ?? 'unknown';
    return `${String(index + 1).padStart(4)}  ${request.method.padEnd(6)} ${effect.padEnd(10)} ${request.area}, ${request.name}${leftOut === undefined ? '' : `  (not sent: ${leftOut})`}`;
  });
  return [
    ...lines,
    '',
    `${sent.length} of ${requests.length} requests${plan.rows.length > 1 ? ` for each of ${rows} rows, ${sent.length * rows} in total` : ''}.`,
    'Also one request for a token for each identity, and one for each id that is not filled in.',
    ...describeLimits(waits, limits, longestWait),
    'Nothing was sent.',
  ];
}

function describeLimits(waits: Forecast['waits'], limits: boolean, longestWait: number): string[] {
  if (!limits) return ['Documented rate limits are ignored (--no-limits).'];
  if (waits.length === 0) return ['No wait for a documented rate limit is needed.'];
  const seconds = longestWait / 1000;
  return [
    `The run will reach documented rate limits. Requests that would wait longer than ${seconds} s (--max-wait) are skipped and listed.`,
    ...waits.map((wait) => `  ${describeWait(wait)}`),
  ];
}

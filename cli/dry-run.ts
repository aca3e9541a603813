import { describeWait, forecast, type RunPlan, type Shard } from '../runner/index.ts';

/** A plan as a person reads it: what would be sent in which order, what would be left out, and what the limits make it take. */
export function printForecast(plan: RunPlan, allowWrite: boolean, shard: Shard | null): string[] {
  const { requests, waits } = forecast(plan, allowWrite, shard);
  const sent = requests.filter(({ leftOut }) => leftOut === undefined);
  const rows = plan.work.rows.length;
  const lines = requests.map(({ request, leftOut }, index) => {
    const effect = request.effect ?? 'unknown';
    return `${String(index + 1).padStart(4)}  ${request.method.padEnd(6)} ${effect.padEnd(10)} ${request.area}, ${request.name}${leftOut === undefined ? '' : `  (not sent: ${leftOut})`}`;
  });
  return [
    ...lines,
    '',
    `${sent.length} of ${requests.length} requests${plan.rows.length > 1 ? `, for each of ${rows} rows: ${sent.length * rows} in all` : ''}; besides, one request for a token, and one for each id that is neither typed nor known.`,
    ...(waits.length === 0 ? ['No documented limit makes it wait.'] : ['Documented limits make it wait:', ...waits.map((wait) => `  ${describeWait(wait)}`)]),
    'Nothing was sent.',
  ];
}

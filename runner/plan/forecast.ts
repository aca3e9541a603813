import { describeLimit, lengthOf } from '../../catalogue/model/limit.ts';
import { effectOfUnknown, isAllowed, levelOf, type Level } from '../../catalogue/model/permission.ts';
import type { RateLimit } from '../../catalogue/model/types.ts';
import { shareOf } from '../wire/limit-keeper.ts';
import type { Shard } from '../record/record.ts';
import { sharerOf } from '../record/shard-rows.ts';
import type { RunPlan } from './plan-run.ts';
import type { PlannedRequest } from './run-plan.ts';
import { requestsOf } from './work.ts';

/** What a run is going to send, as far as that can be said without asking anybody. */
export interface Forecast {
  readonly requests: readonly ForecastRequest[];
  /** Limits that will make the run wait, the longest wait first. */
  readonly waits: readonly ForecastWait[];
}

/** One request of the plan. */
export interface ForecastRequest {
  readonly request: PlannedRequest;
  /** Why it will not be sent; absent when it will, if its ids are found. */
  readonly leftOut?: string;
}

/** A limit that is used up on the way. */
export interface ForecastWait {
  readonly request: PlannedRequest;
  readonly limit: RateLimit;
  /** How often the run sends it. */
  readonly times: number;
  /** At least so long until the last one is out, in milliseconds; Infinity when this shard has no share of the limit. */
  readonly milliseconds: number;
}

const LEFT_OUT: Readonly<Record<Level, string>> = {
  'plain read': '',
  'heavy read': 'it is a heavy read, and those are not allowed',
  change: 'it changes something, and changes are not allowed',
};

/**
 * Tells what will be sent, in which order, and how long the documented limits make it take. Rows that sign in alike count as one caller.
 * @param allowed what the run may send
 */
export function forecast(plan: RunPlan, allowed: Level, shard: Shard | null = null): Forecast {
  const requests = requestsOf(plan.work).map((request): ForecastRequest => {
    const level = levelOf(request.effect ?? effectOfUnknown(request.method));
    return isAllowed(level, allowed) ? { request } : { request, leftOut: LEFT_OUT[level] };
  });
  const sent = requests.filter(({ leftOut }) => leftOut === undefined).map(({ request }) => request);
  const waits = sent.flatMap((request) =>
    (request.operation?.limits ?? []).map((limit) => waitFor(request, limit, plan, shard)),
  );
  return {
    requests,
    waits: waits.filter(({ milliseconds }) => milliseconds > 0).sort((a, b) => b.milliseconds - a.milliseconds),
  };
}

function waitFor(request: PlannedRequest, limit: RateLimit, plan: RunPlan, shard: Shard | null): ForecastWait {
  const times = callsByOneCaller(plan, limit);
  const max = shareOf(limit.max, sharerOf(plan.rows.length, shard));
  const windows = limit.unit === 'requests' ? Math.ceil(times / Math.max(1, max)) - 1 : 0;
  return { request, limit, times, milliseconds: max === 0 ? Infinity : windows * lengthOf(limit) };
}

/** Rows that sign in alike share a limit; of a limit per tenant all rows of the tenant do. */
function callsByOneCaller(plan: RunPlan, limit: RateLimit): number {
  const shares = new Map<string, number>();
  for (const index of plan.work.rows) {
    const row = plan.rows[index]!;
    const caller = [
      row['tenantId'] ?? '',
      ...(limit.per === 'tenant' ? [] : [row['clientId'] ?? '', row['accessToken'] ?? '']),
    ].join(' ');
    shares.set(caller, (shares.get(caller) ?? 0) + 1);
  }
  return Math.max(0, ...shares.values());
}

/** A wait in words, such as "Get Groups As Admin: 400 times, 50 requests an hour: at least 7 h". */
export function describeWait({ request, limit, times, milliseconds }: ForecastWait): string {
  const wait = milliseconds === Infinity ? 'this shard has no share of it' : `at least ${printWait(milliseconds)}`;
  return `${request.name}: ${times} times, ${describeLimit(limit)}: ${wait}`;
}

function printWait(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

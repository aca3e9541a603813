import { lengthOf } from '../../catalogue/model/limit.ts';
import type { Operation, RateLimit } from '../../catalogue/model/types.ts';
import type { Shard } from '../record/record.ts';

/** Whose share of a limit a request uses up. */
export interface Caller {
  readonly tenant: string;
  readonly identity: string;
}

/** When a request may go out: at `at` (milliseconds since 1970), because of `limit` if that is later than now. */
export interface Slot {
  readonly at: number;
  readonly limit?: RateLimit;
}

/**
 * Keeps the documented limits of operations before the service has to refuse: every request takes a place in a sliding window.
 * Of a run that is split, each shard keeps to its share, as the shards do not know of each other.
 */
export class LimitKeeper {
  readonly #shard: Shard | null;
  readonly #windows = new Map<string, number[]>();
  readonly #busy = new Map<string, { count: number; waiting: (() => void)[] }>();

  constructor(shard: Shard | null = null) {
    this.#shard = shard;
  }

  /**
   * Takes the next place in every window of an operation, if that comes before `latest`.
   * @returns when it may be sent; a slot after `latest` was not taken, `Infinity` when this shard has no share of a limit
   */
  take(operation: Operation, caller: Caller, now: number, latest = Infinity): Slot {
    let slot: Slot = { at: now };
    const windows = operation.limits
      .filter(({ unit }) => unit === 'requests')
      .map((limit) => ({ limit, times: this.#times(operation, limit, caller) }));
    for (const { limit, times } of windows) {
      const max = shareOf(limit.max, this.#shard);
      // Never before the last: of a caller that another limit holds back, the place in a shared window is later than this moment.
      const free =
        max === 0
          ? Infinity
          : Math.max(times.at(-1) ?? now, times.length < max ? now : times[times.length - max]! + lengthOf(limit));
      if (free > slot.at) slot = { at: free, limit };
    }
    if (slot.at <= latest) for (const { times, limit } of windows) keep(times, slot.at, lengthOf(limit));
    return slot;
  }

  /** Waits for one of the simultaneous requests that an operation is limited to. @returns what gives the place back */
  async enter(operation: Operation, caller: Caller): Promise<() => void> {
    const limit = operation.limits.find(({ unit }) => unit === 'simultaneous requests');
    if (!limit) return () => undefined;
    const key = keyOf(operation, limit, caller);
    const busy = this.#busy.get(key) ?? { count: 0, waiting: [] };
    this.#busy.set(key, busy);
    if (busy.count >= Math.max(1, shareOf(limit.max, this.#shard)))
      await new Promise<void>((resolve) => busy.waiting.push(resolve));
    else busy.count += 1;
    return () => {
      const next = busy.waiting.shift();
      if (next) next();
      else busy.count -= 1;
    };
  }

  #times(operation: Operation, limit: RateLimit, caller: Caller): number[] {
    const key = keyOf(operation, limit, caller);
    const times = this.#windows.get(key) ?? [];
    this.#windows.set(key, times);
    return times;
  }
}

/** How many of a limit one shard may use; the first shards get what does not divide. */
export function shareOf(max: number, shard: Shard | null): number {
  if (!shard) return max;
  return Math.floor(max / shard.total) + (shard.index <= max % shard.total ? 1 : 0);
}

function keep(times: number[], at: number, length: number): void {
  times.push(at);
  while (times.length > 0 && times[0]! <= at - length) times.shift();
}

function keyOf(operation: Operation, { max, window, per }: RateLimit, caller: Caller): string {
  return [operation.id, max, window ?? 'at once', caller.tenant, per === 'tenant' ? '' : caller.identity].join(' ');
}

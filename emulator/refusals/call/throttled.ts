import type { RateLimit } from '../../../catalogue/model/types.ts';
import { lengthOf } from '../../../catalogue/model/limit.ts';
import { tooManyRequests } from '../../envelopes.ts';
import type { Attempt, CallRefusal } from '../rule.ts';
import type { CallLimit } from '../throttle.ts';

/** How long to wait when too many requests are here at once: inferred. */
const SOON = 1;

/** A22. Does not apply unless the tenant's definition switches throttling on. */
export const throttled: CallRefusal = {
  id: 'A22',
  title: 'Too many requests',
  certainty: 'reported',
  source: 'a full capture of an answer, with its headers',
  refuse(attempt) {
    const { operation } = attempt;
    if (operation === undefined) return undefined;
    if (isCrowded(attempt, operation.limits)) return tooManyRequests(SOON);
    const wait = attempt.throttle.take(limitsOf(attempt, operation.id, operation.limits));
    return wait === undefined ? undefined : tooManyRequests(wait);
  },
};

function isCrowded({ alongside, tenant }: Attempt, documented: readonly RateLimit[]): boolean {
  if (tenant.throttling !== 'documented') return false;
  return documented.some(({ max, unit }) => unit === 'simultaneous requests' && alongside > max);
}

function limitsOf({ caller, tenant }: Attempt, operationId: string, documented: readonly RateLimit[]): CallLimit[] {
  const mine = `${operationId} ${caller.objectId}`;
  if (tenant.throttling === undefined) return [];
  if (tenant.throttling !== 'documented') return [{ key: mine, ...tenant.throttling }];
  return documented.flatMap(({ max, window, per, unit }) => {
    if (unit !== 'requests' || window === undefined) return [];
    const key = per === 'tenant' ? operationId : mine;
    return [{ key: `${key} ${window}`, max, windowSeconds: lengthOf({ window }) / 1000 }];
  });
}

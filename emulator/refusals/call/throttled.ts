import type { RateLimit } from '../../../catalogue/model/types.ts';
import { lengthOf } from '../../../catalogue/model/limit.ts';
import { tooManyRequests } from '../../envelopes.ts';
import type { Attempt, CallRefusal } from '../rule.ts';

/** A22. Does not apply unless the tenant's definition switches throttling on; limits on simultaneous requests are not counted. */
export const throttled: CallRefusal = {
  id: 'A22',
  title: 'Too many requests',
  certainty: 'reported',
  source: 'a full capture of an answer, with its headers',
  refuse(attempt) {
    const { operation } = attempt;
    if (operation === undefined) return undefined;
    for (const { key, max, windowSeconds } of limitsOf(attempt, operation.id, operation.limits)) {
      const wait = attempt.throttle.take(key, max, windowSeconds);
      if (wait !== undefined) return tooManyRequests(wait);
    }
    return undefined;
  },
};

function limitsOf(
  { caller, tenant }: Attempt,
  operationId: string,
  documented: readonly RateLimit[],
): { readonly key: string; readonly max: number; readonly windowSeconds: number }[] {
  const mine = `${operationId} ${caller.objectId}`;
  if (tenant.throttling === undefined) return [];
  if (tenant.throttling !== 'documented') return [{ key: mine, ...tenant.throttling }];
  return documented.flatMap(({ max, window, per, unit }) => {
    if (unit !== 'requests' || window === undefined) return [];
    const key = per === 'tenant' ? operationId : mine;
    return [{ key: `${key} ${window}`, max, windowSeconds: lengthOf({ window }) / 1000 }];
  });
}

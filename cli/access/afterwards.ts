import type { Purpose } from '../../catalogue/powerbi/access/purpose.ts';
import { findOperation, type Operation } from '../../catalogue/powerbi/index.ts';
import { levelOf } from '../../catalogue/model/permission.ts';

/** What a plan is for, as it was asked. */
export interface PlanSubject {
  readonly purposes: readonly Purpose[];
  /** Ids of operations that were asked for besides the purposes. */
  readonly operations: readonly string[];
  /** Titles of recipes that were asked for, and ids of what they call of others. */
  readonly recipes?: readonly string[];
  readonly called?: readonly string[];
  /** Environment that was named. */
  readonly env?: string | undefined;
}

const SHOWN = 3;

/** Commands that show afterwards whether it is true; none of them changes anything. */
export function checksAfterwards({ purposes, operations, called = [], env }: PlanSubject): string[] {
  const where = env === undefined ? '' : ` --env ${env}`;
  const wanted = [...new Set([...operations, ...called])];
  const reads = wanted.filter((id) => isOpenRead(findOperation(id))).slice(0, SHOWN);
  const doctor =
    purposes.length > 0 || wanted.length > 0
      ? [`powerbi-postman doctor${purposes.map((purpose) => ` --for ${purpose}`).join('')}${where}`]
      : [];
  return [...doctor, ...(reads.length > 0 ? [`powerbi-postman run --operation ${reads.join(' ')}${where}`] : [])];
}

function isOpenRead(operation: Operation | undefined): boolean {
  return operation !== undefined && levelOf(operation.effect) === 'plain read' && operation.closedReason === undefined;
}

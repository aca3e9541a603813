import type { Purpose } from '../../catalogue/powerbi/access/purpose.ts';
import { findOperation, type Operation } from '../../catalogue/powerbi/index.ts';
import { levelOf } from '../../catalogue/model/permission.ts';

/** What a plan is for, as it was asked. */
export interface PlanSubject {
  readonly purposes: readonly Purpose[];
  /** Ids of operations that were asked for besides the purposes. */
  readonly operations: readonly string[];
  /** Environment that was named. */
  readonly env?: string | undefined;
}

const SHOWN = 3;

/** Commands that show afterwards whether it is true; none of them changes anything. */
export function checksAfterwards({ purposes, operations, env }: PlanSubject): string[] {
  const where = env === undefined ? '' : ` --env ${env}`;
  const reads = operations.filter((id) => isOpenRead(findOperation(id))).slice(0, SHOWN);
  const doctor =
    purposes.length > 0 || operations.length > 0
      ? [`powerbi-postman doctor${purposes.map((purpose) => ` --for ${purpose}`).join('')}${where}`]
      : [];
  return [...doctor, ...(reads.length > 0 ? [`powerbi-postman run --operation ${reads.join(' ')}${where}`] : [])];
}

function isOpenRead(operation: Operation | undefined): boolean {
  return operation !== undefined && levelOf(operation.effect) === 'plain read' && operation.closedReason === undefined;
}

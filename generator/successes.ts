import { ANY_SUCCESS } from '../catalogue/model/vocabulary.ts';
import type { Operation, Status } from '../catalogue/model/types.ts';

/** The statuses of a success, or all from 200 to 299. */
export type Successes = readonly number[] | typeof ANY_SUCCESS;

/** The documented statuses of a success. Where the description leaves it open (`2XX`, or `default` alone), every one; without any, 200. */
export function successesOf({ responses }: Pick<Operation, 'responses'>): Successes {
  const statuses = responses.map(({ status }) => status);
  const numbers = statuses.filter((status) => typeof status === 'number').filter((status) => status < 300);
  if (numbers.length > 0) return numbers;
  return statuses.some(isOpen) ? ANY_SUCCESS : [200];
}

/** Whether a response is one of a success of its operation. */
export function isSuccess(operation: Pick<Operation, 'responses'>, status: Status): boolean {
  const successes = successesOf(operation);
  return successes === ANY_SUCCESS ? isOpen(status) : successes.some((success) => success === status);
}

function isOpen(status: Status): boolean {
  return status === 'default' || status === ANY_SUCCESS;
}

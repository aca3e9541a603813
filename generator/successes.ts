import type { Operation } from '../catalogue/model/types.ts';

/** The statuses of a success, from the documented ones; 200 where none is a number below 300. */
export function successesOf({ responses }: Pick<Operation, 'responses'>): number[] {
  const documented = responses.flatMap(({ status }) => (typeof status === 'number' && status < 300 ? [status] : []));
  return documented.length ? documented : [200];
}

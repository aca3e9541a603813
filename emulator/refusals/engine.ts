import type { Operation } from '../../catalogue/model/types.ts';

const NEEDS_ENGINE = /\/(executeQueries|refreshes|ExportTo|rows)$/i;

/** Whether an operation needs the engine: queries, refreshes, exports and new rows. Lists and settings do not. */
export function isForEngine(operation: Operation | undefined): boolean {
  return operation?.method === 'POST' && NEEDS_ENGINE.test(operation.path);
}

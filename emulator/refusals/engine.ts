import type { Operation } from '../../catalogue/powerbi/index.ts';

const needsEngine = /\/(executeQueries|refreshes|ExportTo|rows)$/i;

/** Whether an operation needs the engine: queries, refreshes, exports and new rows. Lists and settings do not. */
export function isForEngine(operation: Operation | undefined): boolean {
  return operation?.method === 'POST' && needsEngine.test(operation.path);
}

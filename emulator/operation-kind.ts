import type { Operation } from '../catalogue/model/types.ts';

/** What every path of the Power BI API begins with. */
export const ROOT = '/v1.0/myorg';

const NEEDS_ENGINE = /\/(executeQueries|refreshes|ExportTo|rows)$/i;

/** Whether the operation is an admin API. */
export function isAdmin(operation: Operation | undefined): boolean {
  return operation?.path.startsWith(`${ROOT}/admin/`) ?? false;
}

/** Whether the path names a workspace that the caller needs a role in. The admin APIs see every workspace. */
export function isInWorkspace(operation: Operation | undefined): operation is Operation {
  return operation !== undefined && operation.path.startsWith(`${ROOT}/groups/{groupId}`);
}

/** Whether the operation runs DAX queries, in a workspace or beside one. */
export function isExecuteQueries(operation: Operation | undefined): boolean {
  return operation?.path.endsWith('/executeQueries') ?? false;
}

/** Whether an operation needs the engine: queries, refreshes, exports and new rows. Lists and settings do not. */
export function isForEngine(operation: Operation | undefined): boolean {
  return operation?.method === 'POST' && NEEDS_ENGINE.test(operation.path);
}

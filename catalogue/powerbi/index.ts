import { findOperation as findById } from '../model/catalogue.ts';
import type { Operation } from '../model/types.ts';
import { responsesAsRecorded, shapesAsRecorded } from './curated/as-recorded.ts';
import { curatedOperation } from './curated/operation.ts';
import { withoutContradictions } from './curated/contradictions.ts';
import { described } from './described.ts';

export { standardTenant } from './standard-tenant.ts';
export type * from '../model/types.ts';

/** Named shapes: what a `ref` refers to. */
export const shapes = shapesAsRecorded(withoutContradictions(described.shapes));

const describedById = new Map(described.operations.map((operation) => [operation.id, operation]));

/** Every operation of the Power BI REST API, sorted by id within its area. */
export const operations: readonly Operation[] = described.operations.map((operation) => ({
  ...operation,
  responses: responsesAsRecorded(operation.id, operation.responses, shapes),
  ...curatedOperation(operation, describedById.get(operation.twin ?? '')),
}));

/**
 * The operation with an official id such as `Groups_GetGroups`; `Goals_Get` finds `Goals_(Preview)_Get` too.
 * @returns undefined when there is none
 */
export function findOperation(id: string): Operation | undefined {
  return findById({ operations }, id) ?? findById({ operations }, id.replace('_', '_(Preview)_'));
}

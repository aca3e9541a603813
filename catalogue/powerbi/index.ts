import { describedOperations } from './described/operations/index.ts';
import { curatedOperation } from './curated/operation.ts';
import type { Operation } from '../model/types.ts';

export { shapes } from './described/shapes.ts';
export { standardTenant } from './standard-tenant.ts';
export type * from '../model/types.ts';

/** Every operation of the Power BI REST API, sorted by id within its area. */
export const operations: readonly Operation[] = describedOperations.map((described) => ({
  ...described,
  ...curatedOperation(described),
}));

const byId = new Map(operations.map((operation) => [operation.id, operation]));

/**
 * The operation with an official id such as `Groups_GetGroups`; `Goals_Get` finds `Goals_(Preview)_Get` too.
 * @returns undefined when there is none
 */
export function findOperation(id: string): Operation | undefined {
  return byId.get(id) ?? byId.get(id.replace('_', '_(Preview)_'));
}

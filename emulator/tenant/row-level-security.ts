import type { TenantDefinition } from './definition.ts';

/** Whether a semantic model has row-level security. */
export function isSecured(
  { datasetsWithRowLevelSecurity = [] }: Pick<TenantDefinition, 'datasetsWithRowLevelSecurity'>,
  datasetId: string,
): boolean {
  return datasetsWithRowLevelSecurity.some((id) => id.toLowerCase() === datasetId.toLowerCase());
}

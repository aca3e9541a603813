import type { TenantDefinition } from './definition.ts';

/** A part of something: what is absent stays, null takes away. */
type Change<T> = T extends readonly (infer Item)[]
  ? readonly (Item extends object ? Change<Item> : Item)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Change<T[Key]> | null }
    : T;

/** What differs from a tenant: as JSON, a merge patch (RFC 7396), but for the lists that {@link changed} merges. */
export type TenantChange = Change<TenantDefinition>;

/** Lists of records that are merged record by record, in order: the first app of a change says what differs in the first app. */
const MERGED_LISTS: ReadonlySet<string> = new Set(['apps', 'users', 'securityGroups', 'secrets']);

/** The tenant with a change applied; the tenant itself stays as it is. The change must have been checked. */
export function changed(tenant: TenantDefinition, change: TenantChange): TenantDefinition {
  return merged(tenant, change, '') as TenantDefinition;
}

function merged(from: unknown, change: unknown, key: string): unknown {
  if (Array.isArray(change)) return MERGED_LISTS.has(key) && Array.isArray(from) ? mergedRecords(from, change) : change;
  if (!isRecord(change)) return change;
  const result: Record<string, unknown> = isRecord(from) ? { ...from } : {};
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete result[name];
    else result[name] = merged(result[name], value, name);
  }
  return result;
}

function mergedRecords(from: readonly unknown[], change: readonly unknown[]): unknown[] {
  return Array.from({ length: Math.max(from.length, change.length) }, (_, index) =>
    index in change ? merged(from[index], change[index], '') : from[index],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

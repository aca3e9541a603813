const SHARED_NAMES: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers']);

/** Whether a tenant's name in a path stands for many tenants. */
export function isSharedName(name: string): boolean {
  return SHARED_NAMES.has(name.toLowerCase());
}

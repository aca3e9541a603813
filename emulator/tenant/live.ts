import type { TenantDefinition } from './definition.ts';

/** The tenant of a running emulator, whose definition may be replaced. */
export interface LiveTenant {
  definition: TenantDefinition;
}

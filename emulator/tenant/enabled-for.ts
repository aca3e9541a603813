import type { TenantDefinition } from './definition.ts';
import type { SettingName } from './settings.ts';

/** Whether a setting is on for a caller: enabled, and the caller's object id is in one of its security groups when it names any. */
export function isEnabledFor(tenant: TenantDefinition, name: SettingName, objectId: string): boolean {
  const setting = tenant.settings[name];
  if (!setting?.enabled) return false;
  if (setting.securityGroups === undefined) return true;
  const named = new Set(setting.securityGroups);
  return tenant.securityGroups.some((group) => named.has(group.id) && group.members.includes(objectId));
}

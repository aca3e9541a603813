import type { Cause } from '../cause.ts';
import type { ItemId } from './item.ts';
import type { AccessPlan } from './plan.ts';

/** What of an access is missing, or too much, where a cause was found. What is not here is not for an administrator, or is not a right. */
const MISSING: Readonly<Record<string, readonly ItemId[]>> = {
  PBI_SP_SWITCH_OFF: ['group', 'setting publicApis'],
  PBI_API_CLOSED: ['group', 'setting publicApis'],
  PBI_REFUSED_SILENTLY: ['group', 'setting publicApis'],
  PBI_ADMIN_SWITCH_OFF: ['group', 'setting readAdmin'],
  PBI_ADMIN_CONTESTED: ['group', 'setting readAdmin'],
  PBI_ADMIN_CONSENT: ['no application permission'],
  PBI_CREATE_SWITCH_OFF: ['group', 'setting create'],
  PBI_PROFILE: ['group', 'setting profiles'],
  PBI_EXECUTE_QUERIES_REFUSED: ['group', 'setting executeQueries'],
  PBI_EMBED_REFUSED: ['group', 'setting embed', 'role', 'right on-capacity'],
  PBI_NO_WORKSPACE: ['role'],
  PBI_WORKSPACE_ROLE_MISSING: ['role'],
  PBI_ROLE_TOO_LOW: ['role'],
  PBI_BUILD_MISSING: ['right build'],
  PBI_GATEWAY_ADMIN: ['right gateway-admin'],
  PBI_SCAN_THIN: ['setting detailedMetadata', 'setting expressions'],
};

/** The part of a plan that causes show to be missing, and the causes that no item of it cures. */
export interface FoundMissing {
  readonly plan: AccessPlan;
  readonly others: readonly Cause[];
}

/** Exactly what was found missing. @param causes the first cause of each step that is not OK */
export function onlyMissing(plan: AccessPlan, causes: readonly Cause[], known: readonly ItemId[] = []): FoundMissing {
  const ids = new Set<ItemId>([...causes.flatMap(({ code }) => MISSING[code] ?? []), ...known]);
  const found = plan.needs.filter(({ id }) => ids.has(id));
  // A group is for the settings in which it is entered.
  const needs = found.some(({ id }) => id.startsWith('setting ')) ? found : found.filter(({ id }) => id !== 'group');
  const kept = { ...plan, needs, without: plan.without.filter(({ id }) => ids.has(id)), silent: [], notes: [] };
  const curable = new Set([...kept.needs, ...kept.without].map(({ id }) => id));
  return { plan: kept, others: causes.filter(({ code }) => !(MISSING[code] ?? []).some((id) => curable.has(id))) };
}

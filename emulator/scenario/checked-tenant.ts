import { isGuid } from '../../catalogue/model/guid.ts';
import type { Fault } from '../fault.ts';
import { changed, type TenantChange } from '../tenant/change.ts';
import type { ClientSecret, TenantDefinition } from '../tenant/definition.ts';
import { completedSecret, objectIdOf } from '../tenant/identities.ts';
import { check } from './check.ts';
import { ScenarioInvalidError } from './errors.ts';
import { advanceSchema, faultSchema, tenantChangeSchema, tenantSchema } from './tenant-schema.ts';

/** @throws ScenarioInvalidError when the value is not a change of a tenant */
export function readChange(value: unknown): TenantChange {
  return check(value, tenantChangeSchema, 'tenant');
}

/**
 * The milliseconds that are to pass, such as `{"milliseconds": 60000}`.
 * @throws ScenarioInvalidError when it says something unknown, or the number is out of bounds
 */
export function readAdvance(value: unknown): number {
  return check<{ readonly milliseconds: number }>(value, advanceSchema, 'advance').milliseconds;
}

/**
 * A fault that may come into force.
 * @throws ScenarioInvalidError when it says something unknown, or a number in it is out of bounds
 */
export function checkedFault(value: unknown): Fault {
  return check(value, faultSchema, 'fault');
}

/**
 * The tenant with a change applied, checked as a whole.
 * @throws ScenarioInvalidError when something is left without a part that it needs, or names somebody who is not there
 */
export function withChange(tenant: TenantDefinition, change: TenantChange): TenantDefinition {
  const result = check<TenantDefinition>(withSecrets(changed(tenant, change)), tenantSchema, 'tenant');
  if (result.apps.length === 0) throw new ScenarioInvalidError('tenant.apps needs at least one app');
  for (const [name, { roles, capacity }] of Object.entries(result.workspaces)) {
    for (const who of Object.keys(roles)) checkPrincipal(result, who, `tenant.workspaces["${name}"].roles`);
    if (capacity !== undefined && !Object.hasOwn(result.capacities, capacity))
      throw new ScenarioInvalidError(
        `tenant.workspaces["${name}"].capacity names ${capacity}, which is not a capacity of the tenant`,
      );
  }
  for (const [name, { assigners = [] }] of Object.entries(result.capacities)) {
    for (const who of assigners) checkPrincipal(result, who, `tenant.capacities["${name}"].assigners`);
  }
  for (const [name, { administrators }] of Object.entries(result.gateways)) {
    for (const who of administrators) checkPrincipal(result, who, `tenant.gateways["${name}"].administrators`);
  }
  return result;
}

/** A new secret needs neither a value nor a date in the file. */
function withSecrets(tenant: TenantDefinition): TenantDefinition {
  const apps = tenant.apps.map((one) => ({
    ...one,
    secrets: ((one.secrets as readonly Partial<ClientSecret>[] | undefined) ?? []).map(completedSecret),
  }));
  return { ...tenant, apps };
}

function checkPrincipal(tenant: TenantDefinition, who: string, place: string): void {
  if (objectIdOf(tenant, who) !== who || isGuid(who)) return;
  const known = [...tenant.apps, ...tenant.users].map(({ name }) => name).join(', ');
  throw new ScenarioInvalidError(`${place} names ${who}, which is neither an object id nor one of ${known}`);
}

import { isGuid } from '../../catalogue/model/guid.ts';
import { clouds } from '../../catalogue/entra/clouds.ts';
import { answerFaults, wayFaults, type Fault } from '../fault.ts';
import { changed, type TenantChange } from '../tenant/change.ts';
import type { ClientSecret, TenantDefinition } from '../tenant/definition.ts';
import { completedSecret, objectIdOf } from '../tenant/identities.ts';
import { ROLES } from '../tenant/role.ts';
import { settingNames } from '../tenant/settings.ts';
import { switchReadings } from '../tenant/switches.ts';
import { ScenarioInvalidError } from './errors.ts';
import {
  anything,
  boolean,
  check,
  date,
  either,
  listOf,
  mapOf,
  number,
  oneOf,
  record,
  text,
  wholeNumber,
  type Form,
} from './form.ts';

const texts = listOf(text);

const app = record(
  {
    name: text,
    clientId: text,
    servicePrincipalId: text,
    secrets: listOf(record({ value: text, expires: date })),
    applicationPermissions: texts,
  },
  {
    registrationId: text,
    certificates: texts,
    federatedCredentials: listOf(record({ issuer: text, subject: text, audience: text, keys: listOf(anything) })),
    requestedResources: texts,
    disabled: boolean,
    consentMissing: boolean,
    assignmentRequired: boolean,
    blockedByConditionalAccess: boolean,
    challenged: boolean,
  },
);

/** Seconds. */
const DAY = 24 * 3600;
const YEAR = 365 * DAY;
/** Milliseconds: together with a slow answer still within what a timer can wait. */
const LONGEST_LATENCY = DAY * 1000;
const MANY = 1_000_000;

const faultForm = record(
  { kind: oneOf([...answerFaults, ...wayFaults]) },
  { operation: text, status: wholeNumber(200, 599), seconds: number(0, DAY), times: wholeNumber(1, MANY) },
);

const switches = record(
  Object.fromEntries(Object.entries(switchReadings).map(([name, readings]) => [name, oneOf(readings)])),
);

/** Typed by the definition, so that neither has a key that the other lacks. */
const needed = {
  tenantId: text,
  domains: texts,
  settings: record(
    {},
    Object.fromEntries(settingNames.map((name) => [name, record({ enabled: boolean }, { securityGroups: texts })])),
  ),
  securityGroups: listOf(record({ id: text, name: text, members: texts })),
  apps: listOf(app),
  users: listOf(
    record(
      { objectId: text, name: text, email: text, fabricAdministrator: boolean },
      { unlicensed: boolean, removed: boolean },
    ),
  ),
  workspaces: mapOf(record({ id: text, roles: mapOf(oneOf(ROLES)) }, { capacity: text, deleted: boolean })),
  capacities: mapOf(record({ id: text, sku: text, state: oneOf(['Active', 'Suspended']) })),
  gateways: mapOf(record({ id: text, administrators: texts }, { refusingLogin: texts })),
  switches,
} satisfies Partial<Record<keyof TenantDefinition, Form>>;

const optional = {
  cloud: oneOf(clouds.map(({ file }) => file)),
  tenantsOfOtherClouds: texts,
  datasetsWithRowLevelSecurity: texts,
  datasetsWithoutCredentials: texts,
  fabricPathsClosedToApps: texts,
  throttling: either(oneOf(['documented']), record({ max: wholeNumber(1, MANY), windowSeconds: wholeNumber(1, DAY) })),
  tokenLifetime: wholeNumber(-YEAR, YEAR),
  clockAhead: wholeNumber(-YEAR, YEAR),
  latency: wholeNumber(0, LONGEST_LATENCY),
  faults: listOf(faultForm),
} satisfies Record<Exclude<keyof TenantDefinition, keyof typeof needed>, Form>;

const tenantForm = record(needed, optional);

/** @throws ScenarioInvalidError when the value is not a change of a tenant */
export function readChange(value: unknown): TenantChange {
  check(value, tenantForm, 'tenant', true);
  return value as TenantChange;
}

/**
 * A fault that may come into force.
 * @throws ScenarioInvalidError when it says something unknown, or a number in it is out of bounds
 */
export function checkedFault(value: unknown, place = 'fault'): Fault {
  check(value, faultForm, place, false);
  const fault = value as Fault;
  if (fault.kind === 'throttled') check(fault.seconds ?? 1, wholeNumber(0, DAY), `${place}.seconds`, false);
  return fault;
}

/**
 * The tenant with a change applied, checked as a whole.
 * @throws ScenarioInvalidError when something is left without a part that it needs, or names somebody who is not there
 */
export function withChange(tenant: TenantDefinition, change: TenantChange): TenantDefinition {
  const result = withSecrets(changed(tenant, change));
  check(result, tenantForm, 'tenant', false);
  for (const [index, fault] of (result.faults ?? []).entries()) checkedFault(fault, `tenant.faults[${index}]`);
  if (result.apps.length === 0) throw new ScenarioInvalidError('tenant.apps needs at least one app');
  for (const [name, { roles, capacity }] of Object.entries(result.workspaces)) {
    for (const who of Object.keys(roles)) checkPrincipal(result, who, `tenant.workspaces["${name}"].roles`);
    if (capacity !== undefined && !Object.hasOwn(result.capacities, capacity))
      throw new ScenarioInvalidError(
        `tenant.workspaces["${name}"].capacity names ${capacity}, which is not a capacity of the tenant`,
      );
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

import { clouds } from '../../catalogue/entra/clouds.ts';
import { list, maybe, object, oneOf, type Members, type Schema } from '../../catalogue/model/typed-schema.ts';
import { answerFaults, tokenFaults, wayFaults, type Fault } from '../fault.ts';
import type {
  AppDefinition,
  CapacityDefinition,
  ClientSecret,
  FederatedCredential,
  GatewayDefinition,
  SecurityGroup,
  TenantDefinition,
  Throttling,
  UserDefinition,
  WorkspaceDefinition,
} from '../tenant/definition.ts';
import { jobKinds, type JobCourse, type Jobs } from '../tenant/jobs.ts';
import { ROLES } from '../tenant/role.ts';
import { settingNames, type TenantSetting } from '../tenant/settings.ts';
import { switchReadings, type Switches } from '../tenant/switches.ts';
import { changeOf } from './change-schema.ts';
import { among, anything, date, either, flag, mapOf, number, text, texts, wholeNumber } from './values.ts';

/** Seconds. */
const DAY = 24 * 3600;
const YEAR = 365 * DAY;
/** Milliseconds: together with a slow answer still within what a timer can wait. */
const LONGEST_LATENCY = DAY * 1000;
const MANY = 1_000_000;

const app = object<AppDefinition>('An app registration with its enterprise application.', {
  name: text,
  clientId: text,
  servicePrincipalId: text,
  secrets: list(object<ClientSecret>('A client secret of an app.', { value: text, expires: date })),
  applicationPermissions: texts,
  registrationId: maybe(text),
  certificates: maybe(texts),
  federatedCredentials: maybe(
    list(
      object<FederatedCredential>("A trust in another identity provider's tokens.", {
        issuer: text,
        subject: text,
        audience: text,
        keys: list(anything),
      }),
    ),
  ),
  requestedResources: maybe(texts),
  disabled: maybe(flag),
  consentMissing: maybe(flag),
  assignmentRequired: maybe(flag),
  blockedByConditionalAccess: maybe(flag),
  challenged: maybe(flag),
});

const user = object<UserDefinition>('Somebody who can sign in.', {
  objectId: text,
  name: text,
  email: text,
  fabricAdministrator: flag,
  unlicensed: maybe(flag),
  removed: maybe(flag),
});

const workspace = object<WorkspaceDefinition>('A workspace as an administrator sees it.', {
  id: text,
  roles: mapOf(among(ROLES)),
  capacity: maybe(text),
  deleted: maybe(flag),
});

const capacity = object<CapacityDefinition>('A capacity; Suspended is what the portal calls paused.', {
  id: text,
  sku: text,
  state: oneOf<CapacityDefinition['state']>({ Active: true, Suspended: true }),
});

const gateway = object<GatewayDefinition>('An on-premises gateway.', {
  id: text,
  administrators: texts,
  refusingLogin: maybe(texts),
});

const setting = object<TenantSetting>('A switch of the admin portal.', { enabled: flag, securityGroups: maybe(texts) });

const course = object<JobCourse>('How long the jobs of a kind last, counted in reads, and how they end.', {
  reads: maybe(wholeNumber(1, MANY)),
  ends: maybe(
    oneOf<NonNullable<JobCourse['ends']>>({ succeeded: true, failed: true, 'failed-again': true, never: true }),
  ),
  retryAfter: maybe(flag),
  atOnce: maybe(wholeNumber(1, MANY)),
});

/** The schema of a fault that may come into force. */
export const faultSchema: Schema = {
  ...object<Fault>('A fault that makes answers wrong.', {
    kind: among([...answerFaults, ...wayFaults, ...tokenFaults]),
    operation: maybe(text),
    status: maybe(wholeNumber(200, 599)),
    seconds: maybe(number(0, DAY)),
    after: maybe(wholeNumber(1, MANY)),
    times: maybe(wholeNumber(1, MANY)),
  }),
  // Retry-After has whole seconds only.
  if: { properties: { kind: { const: 'throttled' } }, required: ['kind'] },
  then: { properties: { seconds: { type: 'integer' } } },
};

/** The schema of a whole tenant. */
export const tenantSchema = object<TenantDefinition>('A tenant: what Entra and the Power BI admin portal know of it.', {
  tenantId: text,
  domains: texts,
  settings: object<TenantDefinition['settings']>(
    'The tenant settings of the admin portal.',
    Object.fromEntries(settingNames.map((name) => [name, maybe(setting)])) as Members<TenantDefinition['settings']>,
  ),
  securityGroups: list(object<SecurityGroup>('A security group of Entra.', { id: text, name: text, members: texts })),
  apps: list(app),
  users: list(user),
  workspaces: mapOf(workspace),
  capacities: mapOf(capacity),
  gateways: mapOf(gateway),
  switches: object<Switches>(
    'What the emulator does where the evidence conflicts.',
    Object.fromEntries(
      Object.entries(switchReadings).map(([name, readings]) => [name, among(readings)]),
    ) as unknown as Members<Switches>,
  ),
  cloud: maybe(among(clouds.map(({ file }) => file))),
  tenantsOfOtherClouds: maybe(texts),
  datasetsWithRowLevelSecurity: maybe(texts),
  datasetsWithoutCredentials: maybe(texts),
  fabricPathsClosedToApps: maybe(texts),
  jobs: maybe(
    object<Jobs>(
      'How long jobs last and how they end, by kind.',
      Object.fromEntries(jobKinds.map((kind) => [kind, maybe(course)])) as Members<Jobs>,
    ),
  ),
  throttling: maybe(
    either(
      among(['documented']),
      object<Throttling>('So many requests of one caller to one operation in so many seconds.', {
        max: wholeNumber(1, MANY),
        windowSeconds: wholeNumber(1, DAY),
      }),
    ),
  ),
  tokenLifetime: maybe(wholeNumber(-YEAR, YEAR)),
  clockAhead: maybe(wholeNumber(-YEAR, YEAR)),
  latency: maybe(wholeNumber(0, LONGEST_LATENCY)),
  faults: maybe(list(faultSchema)),
});

/** The schema of what differs from a tenant. */
export const tenantChangeSchema = changeOf(tenantSchema);

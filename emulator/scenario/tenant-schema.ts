import { clouds } from '../../catalogue/entra/clouds.ts';
import { list, maybe, object, oneOf, type Members, type Schema } from '../../catalogue/model/typed-schema.ts';
import { answerFaults, tokenFaults, wayFaults, type Fault } from '../fault.ts';
import type {
  ActivityLog,
  AppDefinition,
  CapacityDefinition,
  ClientSecret,
  FederatedCredential,
  FurtherWorkspaces,
  GatewayDefinition,
  SecurityGroup,
  TenantDefinition,
  Throttling,
  UserDefinition,
  WorkspaceDefinition,
} from '../tenant/definition.ts';
import type { ExportCourse, JobCourse, Jobs, ScanCourse } from '../tenant/jobs.ts';
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
/** Their ids are in memory. */
const MOST_WORKSPACES = 100_000;
/** The documentation says 5,000 to 10,000 entries. */
const LARGEST_LOG_PAGE = 10_000;

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
  assigners: maybe(texts),
});

const gateway = object<GatewayDefinition>('An on-premises gateway.', {
  id: text,
  administrators: texts,
  refusingLogin: maybe(texts),
  keySize: maybe(among([1024, 2048])),
});

const setting = object<TenantSetting>('A switch of the admin portal.', { enabled: flag, securityGroups: maybe(texts) });

const reads = maybe(wholeNumber(1, MANY));
const atOnce = maybe(wholeNumber(1, MANY));
const ends = maybe(oneOf<NonNullable<JobCourse['ends']>>({ succeeded: true, failed: true, never: true }));
const course = object<JobCourse>('How long the jobs of a kind last, counted in reads, and how they end.', {
  reads,
  ends,
});

const jobs = object<Jobs>('How long jobs last and how they end, by kind.', {
  refresh: maybe(course),
  import: maybe(course),
  export: maybe(
    object<ExportCourse>('The course of exports.', {
      reads,
      atOnce,
      retryAfter: maybe(flag),
      ends: maybe(
        oneOf<NonNullable<ExportCourse['ends']>>({ succeeded: true, failed: true, never: true, 'failed-again': true }),
      ),
    }),
  ),
  scan: maybe(object<ScanCourse>('The course of scans.', { reads, ends, atOnce })),
  deployment: maybe(course),
  'dataflow refresh': maybe(course),
  assignment: maybe(course),
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

/** The schema of the time that is to pass. */
export const advanceSchema = object<{ readonly milliseconds: number }>('Time that passes at once.', {
  milliseconds: wholeNumber(0, YEAR * 1000),
});

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
  jobs: maybe(jobs),
  throttling: maybe(
    either(
      among(['documented']),
      object<Throttling>('So many requests of one caller to one operation in so many seconds.', {
        max: wholeNumber(1, MANY),
        windowSeconds: wholeNumber(1, DAY),
      }),
    ),
  ),
  furtherWorkspaces: maybe(
    object<FurtherWorkspaces>('Workspaces beside those that have a name here, made by rule.', {
      count: wholeNumber(0, MOST_WORKSPACES),
      appIn: maybe(among(['all', 'standard'])),
    }),
  ),
  activityLog: maybe(
    object<ActivityLog>('How many events the activity log has a day, and how it is cut into pages.', {
      eventsPerDay: wholeNumber(0, MANY),
      eventsPerPage: wholeNumber(1, LARGEST_LOG_PAGE),
      emptyPageEvery: maybe(wholeNumber(2, MANY)),
    }),
  ),
  tokenLifetime: maybe(wholeNumber(-YEAR, YEAR)),
  clockAhead: maybe(wholeNumber(-YEAR, YEAR)),
  latency: maybe(wholeNumber(0, LONGEST_LATENCY)),
  faults: maybe(list(faultSchema)),
});

/** The schema of what differs from a tenant. */
export const tenantChangeSchema = changeOf(tenantSchema);

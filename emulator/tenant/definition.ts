import type { Fault } from '../fault.ts';
import type { Jobs } from './jobs.ts';
import type { Role } from './role.ts';
import type { SettingName, TenantSetting } from './settings.ts';
import type { Switches } from './switches.ts';

/** A client secret of an app registration. */
export interface ClientSecret {
  readonly value: string;
  /** ISO 8601 date after which the secret is refused. */
  readonly expires: string;
}

/** A trust in another identity provider's tokens (workload identity federation). All three are compared exactly, case too. */
export interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** The provider's public keys: the `keys` of its JWKS. */
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

/** An app registration together with its enterprise application in this tenant. */
export interface AppDefinition {
  readonly name: string;
  /** Application (client) id. */
  readonly clientId: string;
  /** Object id of the enterprise application: `oid` and `sub` of its tokens. */
  readonly servicePrincipalId: string;
  /** Object id of the app registration, which people give in place of the other. */
  readonly registrationId?: string;
  readonly secrets: readonly ClientSecret[];
  /** Certificates as PEM text. */
  readonly certificates?: readonly string[];
  readonly federatedCredentials?: readonly FederatedCredential[];
  /** Admin-consented Power BI permissions of type Application, such as `Tenant.Read.All`. The read-only admin APIs refuse an app that has one. */
  readonly applicationPermissions: readonly string[];
  /** Resources among its requested permissions; absent: Entra does not ask, as is usual for an app's own token. */
  readonly requestedResources?: readonly string[];
  readonly disabled?: boolean;
  /** Nobody consented to the app in this tenant. */
  readonly consentMissing?: boolean;
  /** Power BI wants the app to be assigned to it first, and it is not. */
  readonly assignmentRequired?: boolean;
  /** A Conditional Access policy for workload identities blocks the app. */
  readonly blockedByConditionalAccess?: boolean;
  /** Conditional Access is evaluated at each call (continuous access evaluation), and says no. */
  readonly challenged?: boolean;
}

/** Somebody who can sign in. */
export interface UserDefinition {
  readonly objectId: string;
  readonly name: string;
  readonly email: string;
  readonly fabricAdministrator: boolean;
  /** Without a Power BI licence; absent: has one. */
  readonly unlicensed?: boolean;
  /** Removed from Entra, while what they own stays; absent: still there. */
  readonly removed?: boolean;
}

/** A security group of Entra; members are object ids of users and service principals. */
export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** A workspace as an administrator sees it. The standard ones have content, others are empty. */
export interface WorkspaceDefinition {
  readonly id: string;
  /** Name of the capacity that it is on; absent: shared capacity. */
  readonly capacity?: string;
  readonly deleted?: boolean;
  /** Who has which role: by the name of an app or a user of this tenant, or by object id. */
  readonly roles: Readonly<Record<string, Role>>;
}

/** A capacity. `Suspended` is what the portal calls paused. SKUs that begin with PP, such as `PP3`, are those of Premium Per User. */
export interface CapacityDefinition {
  readonly id: string;
  readonly sku: string;
  readonly state: 'Active' | 'Suspended';
  /** Names or object ids of those who may assign workspaces to it; absent: everybody. */
  readonly assigners?: readonly string[];
}

/** An on-premises gateway. */
export interface GatewayDefinition {
  readonly id: string;
  /** Names or object ids of those who administer it. */
  readonly administrators: readonly string[];
  /** Names of its data sources that refuse the login; absent: none does. */
  readonly refusingLogin?: readonly string[];
  /** Bits of the key that credentials are encrypted with; 2048 when absent, as older gateways 1024. */
  readonly keySize?: 1024 | 2048;
}

/** Workspaces beside those that have a name here: made by rule, the same at each start. */
export interface FurtherWorkspaces {
  readonly count: number;
  /** Where the first app has a role: in all workspaces, as when absent, or in none of the further ones. */
  readonly appIn?: 'all' | 'standard';
}

/** How many events the activity log has a day, and how it is cut into pages. */
export interface ActivityLog {
  readonly eventsPerDay: number;
  readonly eventsPerPage: number;
  /** Every so many pages there is one that is empty, although others follow; absent: none is. */
  readonly emptyPageEvery?: number;
}

/** Throttling of the emulated service: so many requests of one caller to one operation in a window of so many seconds. */
export interface Throttling {
  readonly max: number;
  readonly windowSeconds: number;
}

/** A tenant as plain data: what Entra and the Power BI admin portal know of it. What stands in the workspaces is not in here. */
export interface TenantDefinition {
  readonly tenantId: string;
  /** The cloud that it lives in, by the catalogue's file name, such as `gcc-high`; the commercial one when absent. */
  readonly cloud?: string;
  /** Verified domains, which may stand for the id in a token request. */
  readonly domains: readonly string[];
  /** Ids and domains of tenants that exist, but in another cloud. */
  readonly tenantsOfOtherClouds?: readonly string[];
  readonly settings: Readonly<Partial<Record<SettingName, TenantSetting>>>;
  readonly securityGroups: readonly SecurityGroup[];
  /** The first is the one that the emulator hands out. */
  readonly apps: readonly AppDefinition[];
  /** The first Fabric administrator is the one whose token the emulator hands out. */
  readonly users: readonly UserDefinition[];
  /** By name. */
  readonly workspaces: Readonly<Record<string, WorkspaceDefinition>>;
  /** None when absent. A change counts from the next reset on. */
  readonly furtherWorkspaces?: FurtherWorkspaces;
  /** By name. */
  readonly capacities: Readonly<Record<string, CapacityDefinition>>;
  /** By name. */
  readonly gateways: Readonly<Record<string, GatewayDefinition>>;
  /** Ids of semantic models with row-level security: a service principal cannot query them. */
  readonly datasetsWithRowLevelSecurity?: readonly string[];
  /** Ids of semantic models whose data sources have no credentials: every refresh of them fails. */
  readonly datasetsWithoutCredentials?: readonly string[];
  /** Paths of the Fabric API, such as `/v1/workspaces/{workspaceId}/items`, that a service principal may not call. */
  readonly fabricPathsClosedToApps?: readonly string[];
  /** How long jobs last and how they end; absent: each has succeeded at its second read. */
  readonly jobs?: Jobs;
  /** Off when absent. `documented` enforces the limits of the official description. */
  readonly throttling?: Throttling | 'documented';
  /** Absent: three events a day, in two pages. */
  readonly activityLog?: ActivityLog;
  /** How long an access token lives, in seconds; 3599 when absent. Negative: it has expired when it arrives. */
  readonly tokenLifetime?: number;
  /** Seconds by which Entra's clock is ahead of this machine's; 0 when absent. */
  readonly clockAhead?: number;
  /** Milliseconds by which every answer is late; 0 when absent. */
  readonly latency?: number;
  /** Faults in force from the start. */
  readonly faults?: readonly Fault[];
  readonly switches: Switches;
}

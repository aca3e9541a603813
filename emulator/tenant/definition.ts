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
  readonly secrets: readonly ClientSecret[];
  /** Certificates as PEM text. */
  readonly certificates?: readonly string[];
  readonly federatedCredentials?: readonly FederatedCredential[];
  /** Admin-consented Power BI permissions of type Application, such as `Tenant.Read.All`. The read-only admin APIs refuse an app that has one. */
  readonly applicationPermissions: readonly string[];
  readonly disabled?: boolean;
  /** Power BI wants the app to be assigned to it first, and it is not. */
  readonly assignmentRequired?: boolean;
  /** A Conditional Access policy for workload identities blocks the app. */
  readonly blockedByConditionalAccess?: boolean;
}

/** Somebody who can sign in. */
export interface UserDefinition {
  readonly objectId: string;
  readonly name: string;
  readonly email: string;
  readonly fabricAdministrator: boolean;
}

/** A security group of Entra; members are object ids of users and service principals. */
export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** Throttling of the emulated service: so many requests of one caller to one operation in a window of so many seconds. */
export interface Throttling {
  readonly max: number;
  readonly windowSeconds: number;
}

/** A tenant as plain data: what Entra and the Power BI admin portal know of it. Workspaces and their content are not in here. */
export interface TenantDefinition {
  readonly tenantId: string;
  /** Verified domains, which may stand for the id in a token request. */
  readonly domains: readonly string[];
  readonly settings: Readonly<Partial<Record<SettingName, TenantSetting>>>;
  readonly securityGroups: readonly SecurityGroup[];
  /** The first is the one that the emulator hands out. */
  readonly apps: readonly AppDefinition[];
  /** The first Fabric administrator is the one whose token the emulator hands out. */
  readonly users: readonly UserDefinition[];
  /** Ids of semantic models with row-level security: a service principal cannot query them. */
  readonly datasetsWithRowLevelSecurity?: readonly string[];
  /** Off when absent. `documented` enforces the limits of the official description. */
  readonly throttling?: Throttling | 'documented';
  /** How long an access token lives, in seconds; 3599 when absent. Negative: it has expired when it arrives. */
  readonly tokenLifetime?: number;
  readonly switches: Switches;
}

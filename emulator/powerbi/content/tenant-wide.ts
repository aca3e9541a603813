import type { Fields } from '../fields.ts';
import type { AccessList } from './access.ts';

/** A workspace (the API says group), or somebody's My workspace. */
export interface Workspace {
  readonly id: string;
  fields: Fields;
  readonly access: AccessList;
  /** Object ids of those whose new role does not count yet. */
  readonly unseen: Set<string>;
  /** The latest assignment to a capacity, as `CapacityAssignmentStatus` shows it. */
  assignment: Fields;
  /** The capacity that it is on its way to, and how often that was asked after. */
  moving?: { readonly capacityId: string | undefined; reads: number } | undefined;
  /** When it, or something in it, was last changed. */
  modified: string;
}

/** A capacity and its workloads. */
export interface Capacity {
  readonly id: string;
  fields: Fields;
  readonly access: AccessList;
  workloads: Fields[];
}

/** An encryption key that the tenant brought. */
export interface TenantKey {
  readonly id: string;
  fields: Fields;
}

/** An on-premises gateway. */
export interface Gateway {
  readonly id: string;
  fields: Fields;
}

/** A data source on a gateway. */
export interface GatewayDatasource {
  readonly id: string;
  readonly gatewayId: string;
  fields: Fields;
  readonly access: AccessList;
}

/** One deployment. */
export interface Deployment {
  readonly id: string;
  reads: number;
  fields: Fields;
}

/** A deployment pipeline: development, test and production, each with a workspace or none. */
export interface Pipeline {
  readonly id: string;
  fields: Fields;
  stages: { readonly order: number; workspaceId?: string }[];
  readonly access: AccessList;
  lastDeployed?: string;
  /** The latest first. */
  deployments: Deployment[];
}

/** An app: what a workspace published to its readers. It shows the workspace's reports and dashboards. */
export interface App {
  readonly id: string;
  readonly groupId: string;
  fields: Fields;
  readonly access: AccessList;
}

/** A service principal profile. */
export interface Profile {
  readonly id: string;
  /** Object id of the service principal that owns it. */
  readonly servicePrincipalId: string;
  fields: Fields;
}

/** A scan of workspaces. */
export interface Scan {
  readonly id: string;
  readonly workspaceIds: readonly string[];
  /** The optional parts that the caller asked for, such as `lineage`. */
  readonly parts: ReadonlySet<string>;
  reads: number;
  fields: Fields;
}

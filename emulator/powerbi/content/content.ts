import type { TenantDefinition } from '../../tenant/definition.ts';
import { createClock, type Clock, type ClockSetting } from './clock.ts';
import { Collection } from './collection.ts';
import { Directory } from './directory.ts';
import type { ExportJob } from './export-job.ts';
import { IdSource } from './ids.ts';
import type {
  Dashboard,
  Dataflow,
  Datamart,
  Dataset,
  Goal,
  GoalValue,
  Import,
  Note,
  Report,
  Scorecard,
  Subscription,
  Tile,
} from './items.ts';
import type {
  App,
  Capacity,
  Gateway,
  GatewayDatasource,
  Pipeline,
  Profile,
  Scan,
  TenantKey,
  Workspace,
} from './tenant-wide.ts';
import type { Upload } from './upload.ts';

/** Everything that an emulated tenant holds, in memory. */
export interface Content {
  /** What the tenant's administrators have set; it may change while the emulator runs. */
  tenant: TenantDefinition;
  readonly ids: IdSource;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly workspaces: Collection<Workspace>;
  readonly datasets: Collection<Dataset>;
  readonly reports: Collection<Report>;
  readonly exports: Collection<ExportJob>;
  readonly dashboards: Collection<Dashboard>;
  readonly tiles: Collection<Tile>;
  readonly dataflows: Collection<Dataflow>;
  readonly datamarts: Collection<Datamart>;
  readonly imports: Collection<Import>;
  readonly uploads: Collection<Upload>;
  readonly subscriptions: Collection<Subscription>;
  readonly scorecards: Collection<Scorecard>;
  readonly goals: Collection<Goal>;
  readonly goalValues: Collection<GoalValue>;
  readonly notes: Collection<Note>;
  readonly apps: Collection<App>;
  readonly capacities: Collection<Capacity>;
  readonly tenantKeys: Collection<TenantKey>;
  readonly gateways: Collection<Gateway>;
  readonly gatewayDatasources: Collection<GatewayDatasource>;
  readonly pipelines: Collection<Pipeline>;
  readonly profiles: Collection<Profile>;
  readonly scans: Collection<Scan>;
}

/** A tenant with nothing in it. Tenants with the same seed give the same ids to what is created in them. */
export function emptyContent(tenant: TenantDefinition, clock: ClockSetting, seed = 'tenant'): Content {
  return {
    tenant,
    ids: new IdSource(seed),
    clock: createClock(clock),
    directory: new Directory(),
    workspaces: new Collection(),
    datasets: new Collection(),
    reports: new Collection(),
    exports: new Collection(),
    dashboards: new Collection(),
    tiles: new Collection(),
    dataflows: new Collection(),
    datamarts: new Collection(),
    imports: new Collection(),
    uploads: new Collection(),
    subscriptions: new Collection(),
    scorecards: new Collection(),
    goals: new Collection(),
    goalValues: new Collection(),
    notes: new Collection(),
    apps: new Collection(),
    capacities: new Collection(),
    tenantKeys: new Collection(),
    gateways: new Collection(),
    gatewayDatasources: new Collection(),
    pipelines: new Collection(),
    profiles: new Collection(),
    scans: new Collection(),
  };
}

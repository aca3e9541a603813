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
import { PlacedCollection } from './placed-collection.ts';
import type { Stock } from './stock.ts';
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
  /** Makes the content of further workspaces; absent: there are none. */
  stock?: Stock;
  readonly ids: IdSource;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly workspaces: Collection<Workspace>;
  readonly datasets: PlacedCollection<Dataset>;
  readonly reports: PlacedCollection<Report>;
  readonly exports: Collection<ExportJob>;
  readonly dashboards: PlacedCollection<Dashboard>;
  readonly tiles: PlacedCollection<Tile>;
  readonly dataflows: PlacedCollection<Dataflow>;
  readonly datamarts: PlacedCollection<Datamart>;
  readonly imports: PlacedCollection<Import>;
  readonly uploads: Collection<Upload>;
  readonly subscriptions: PlacedCollection<Subscription>;
  readonly scorecards: PlacedCollection<Scorecard>;
  readonly goals: Collection<Goal>;
  readonly goalValues: Collection<GoalValue>;
  readonly notes: Collection<Note>;
  readonly apps: PlacedCollection<App>;
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
    datasets: new PlacedCollection(),
    reports: new PlacedCollection(),
    exports: new Collection(),
    dashboards: new PlacedCollection(),
    tiles: new PlacedCollection(),
    dataflows: new PlacedCollection(),
    datamarts: new PlacedCollection(),
    imports: new PlacedCollection(),
    uploads: new Collection(),
    subscriptions: new PlacedCollection(),
    scorecards: new PlacedCollection(),
    goals: new Collection(),
    goalValues: new Collection(),
    notes: new Collection(),
    apps: new PlacedCollection(),
    capacities: new Collection(),
    tenantKeys: new Collection(),
    gateways: new Collection(),
    gatewayDatasources: new Collection(),
    pipelines: new Collection(),
    profiles: new Collection(),
    scans: new Collection(),
  };
}

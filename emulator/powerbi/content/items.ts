import type { Fields } from '../fields.ts';
import type { AccessList } from './access.ts';
import type { Refresh } from './refresh.ts';

/** Something that stands in a workspace. */
export interface Placed {
  readonly id: string;
  readonly groupId: string;
}

/** A table of a semantic model: its definition and the rows that were pushed into it. */
export interface Table {
  definition: Fields;
  rows: Fields[];
}

/** A semantic model (the API says dataset). */
export interface Dataset extends Placed {
  fields: Fields;
  tables: Table[];
  /** How many rows were pushed in the last hour, and when, in milliseconds. */
  pushes: { readonly at: number; readonly rows: number }[];
  /** The latest first. */
  refreshes: Refresh[];
  schedule: Fields;
  directQuerySchedule: Fields;
  parameters: Fields[];
  dataSources: Fields[];
  /** Whether its owner changed, which drops all credentials, and the data sources that got theirs since. */
  credentials: { dropped: boolean; readonly given: Set<string> };
  boundTo: { gatewayId: string; datasourceIds: string[] };
  readonly access: AccessList;
  /** When replicas were last brought up to date, and up to which version. */
  sync: { version: number; at: string; reason: 'explicit' | 'automatic' };
}

/** A report, interactive or paginated. */
export interface Report extends Placed {
  fields: Fields;
  pages: Fields[];
  dataSources: Fields[];
}

/** A dashboard; its tiles stand apart and name it. */
export interface Dashboard extends Placed {
  fields: Fields;
}

/** A tile on a dashboard. */
export interface Tile extends Placed {
  readonly dashboardId: string;
  fields: Fields;
}

/** A dataflow. */
export interface Dataflow extends Placed {
  fields: Fields;
  schedule: Fields;
  /** The latest first; one whose status is `InProgress` can be cancelled. */
  transactions: Fields[];
  /** How often the runs were read that callers started, by id; the others are not on a course. */
  readonly reads: Map<string, number>;
  dataSources: Fields[];
  /** Dataflows that feed this one. */
  upstream: Fields[];
}

/** A datamart: no operation of its own, it shows in pipelines and scans. */
export interface Datamart extends Placed {
  fields: Fields;
}

/** An import of a file: publishing until it was read often enough. */
export interface Import extends Placed {
  fields: Fields;
  reads: number;
  readonly datasetIds: string[];
  readonly reportIds: string[];
}

/** A subscription to a report or dashboard by mail. */
export interface Subscription extends Placed {
  readonly artifactId: string;
  fields: Fields;
}

/** A scorecard; its goals name it. */
export interface Scorecard extends Placed {
  fields: Fields;
}

/** A goal of a scorecard. */
export interface Goal {
  readonly id: string;
  readonly scorecardId: string;
  fields: Fields;
  /** Status rules; none means that the status is set by hand. */
  rules: { rules: unknown; defaultOutput: unknown; lastModifiedTime: string } | undefined;
  refreshes: Fields[];
}

/** A check-in: the value of a goal at a time. */
export interface GoalValue {
  /** Goal and day: a goal has one value a day. */
  readonly id: string;
  readonly goalId: string;
  fields: Fields;
}

/** A note on a check-in. */
export interface Note {
  readonly id: string;
  readonly goalId: string;
  readonly valueId: string;
  fields: Fields;
}

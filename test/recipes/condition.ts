import type { TenantChange } from '../../emulator/index.ts';
import type { JobKind } from '../../emulator/tenant/jobs.ts';

/** What a recipe is typed. */
export type Inputs = Readonly<Record<string, string>>;

/** A condition that does not concern a recipe, with the reason. */
export interface Spared {
  readonly spared: string;
}

/** Steps of which the first request is struck, by their ids, in order. The recipe ends as if nothing had been. */
export interface Struck {
  readonly at: readonly string[];
}

/** How a recipe ends. */
export interface Ending {
  /** The one line of the tests that fails, with its words; absent: it ends green. */
  readonly fails?: string;
  /** The requests other than GET, by the ids of their steps. */
  readonly sends: readonly string[];
  /** The step that is asked last. */
  readonly last: string;
  /** How many rows it shows. */
  readonly rows: number;
}

/** How a recipe ends whose job fails or never ends. */
export interface JobEnding extends Ending {
  readonly job: JobKind;
  /** In place of those of the row. */
  readonly inputs?: Inputs;
}

/** A list of 50 pages. The recipe ends green. */
export interface Pages {
  /** The list that has 49 full pages of other things in front of the tenant's own. */
  readonly list?: 'groups' | 'profiles';
  /** The tenant that has as many pages by itself. */
  readonly tenant?: TenantChange;
  /** In place of those of the row, where they have the same name. */
  readonly inputs?: Inputs;
  /** How often the steps that read pages are asked. */
  readonly asks: Readonly<Record<string, number>>;
  readonly rows: number;
}

/** A second run, right after a first one that is typed the same. Both end green, and the second leaves everything as the first one did. */
export interface Again {
  /** In place of those of the row, which are a rehearsal's. */
  readonly inputs?: Inputs;
  /** The requests of the second run other than GET. */
  readonly sends: readonly string[];
  /** Whether both send and show the same. Other rows have the moment in them, a new id, or what was changed the first time. */
  readonly rows: 'the same' | 'others';
}

/** What becomes of a recipe under each condition. */
export interface Row {
  /** So that nothing is left behind: a reader, a change that is none, or a rehearsal. */
  readonly inputs: Inputs;
  /** 429. */
  readonly throttled: Struck | Spared;
  /** The token is refused from then on. */
  readonly expired: Struck | Spared;
  readonly jobFails: JobEnding | Spared;
  readonly jobNeverEnds: JobEnding | Spared;
  readonly fiftyPages: Pages | Spared;
  /** No workspace, no capacity, nothing in the activity log. */
  readonly emptyTenant: Ending | Spared;
  readonly secondRun: Again | Spared;
}

/** Everything that may be the matter. */
export type Condition = Exclude<keyof Row, 'inputs'>;

/** The conditions in words, for the names of tests. */
export const inWords: Readonly<Record<Condition, string>> = {
  throttled: '429 in the middle',
  expired: 'the token expires in the middle',
  jobFails: 'the job fails',
  jobNeverEnds: 'the job never ends',
  fiftyPages: '50 pages',
  emptyTenant: 'an empty tenant',
  secondRun: 'the second run',
};

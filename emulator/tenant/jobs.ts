/** The kinds of jobs that a caller starts and then asks after. */
export type JobKind = 'refresh' | 'import' | 'export' | 'scan' | 'deployment' | 'dataflow refresh' | 'assignment';

/** How long the jobs of a kind last, and how they end. Counted in reads, never by a clock: a test waits for nothing. */
export interface JobCourse {
  /** The read that finds the job ended; 2 when absent. */
  readonly reads?: number;
  /** `succeeded` when absent. `never`: every read finds it at work. */
  readonly ends?: 'succeeded' | 'failed' | 'never';
}

/** The course of scans. */
export interface ScanCourse extends JobCourse {
  /** How many may be at work at a time; absent: as many as asked for, but 16 where the documented limits are enforced. */
  readonly atOnce?: number;
}

/** The course of exports. */
export interface ExportCourse extends Omit<JobCourse, 'ends'> {
  /**
   * `failed-again`: it has failed and says in Retry-After when to start the whole export again; the next export of that report succeeds.
   * The others as for all jobs.
   */
  readonly ends?: JobCourse['ends'] | 'failed-again';
  /** Whether the answer of an export at work has Retry-After, which the service does not always send; true when absent. */
  readonly retryAfter?: boolean;
  /** How many may be at work at a time; absent: as many as asked for. */
  readonly atOnce?: number;
}

/**
 * The course of each kind of job; a kind that is not in it takes the usual one. An assignment to a capacity is done at once then: that it can
 * take a while, its states document.
 */
export interface Jobs extends Partial<Record<Exclude<JobKind, 'scan' | 'export'>, JobCourse>> {
  readonly scan?: ScanCourse;
  readonly export?: ExportCourse;
}

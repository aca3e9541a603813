/** The kinds of jobs that a caller starts and then asks after. */
export const jobKinds = [
  'refresh',
  'import',
  'export',
  'scan',
  'deployment',
  'dataflow refresh',
  // To a capacity: at once, unless the tenant says how long it takes. That it can take a while is documented by its states.
  'assignment',
] as const;

export type JobKind = (typeof jobKinds)[number];

/** How long the jobs of a kind last, and how they end. Counted in reads, never by a clock: a test waits for nothing. */
export interface JobCourse {
  /** The read that finds the job ended; 2 when absent. */
  readonly reads?: number;
  /**
   * `succeeded` when absent. `never`: every read finds it at work. `failed-again`, for exports: it has failed and says in Retry-After when
   * to start the whole export again; the next export of that report succeeds.
   */
  readonly ends?: 'succeeded' | 'failed' | 'failed-again' | 'never';
  /** Whether the answer of an export at work has Retry-After, which the service does not always send; true when absent. */
  readonly retryAfter?: boolean;
  /** How many may be at work at a time, for exports and scans; absent: as many as asked for, but 16 scans under documented limits. */
  readonly atOnce?: number;
}

/** The course of each kind of job; a kind that is not in it takes the usual one. */
export type Jobs = Readonly<Partial<Record<JobKind, JobCourse>>>;

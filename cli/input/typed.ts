/** A command line as it was typed. */
export interface Typed {
  /** Up to `--`: the command of ours and its options. */
  readonly own: readonly string[];
  /** What follows `--`: a command of somebody else's. */
  readonly following: readonly string[];
}

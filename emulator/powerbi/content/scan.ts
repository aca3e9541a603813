import type { Fields } from '../fields.ts';

/** A scan of workspaces: running on the first look at its status, succeeded on the second. */
export interface Scan {
  readonly id: string;
  readonly workspaceIds: readonly string[];
  /** The optional parts that the caller asked for, such as `lineage`. */
  readonly parts: ReadonlySet<string>;
  reads: number;
  fields: Fields;
}

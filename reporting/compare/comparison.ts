import type { Cause } from '../../diagnosis/cause.ts';
import type { Outcome } from '../../runner/record/record.ts';
import type { SideIdentity } from '../../runner/record/two-identities.ts';

/** Who can make a call. `not-comparable`: of one of the two that is not known. */
export const groups = ['only-a', 'only-b', 'both', 'neither', 'not-comparable'] as const;
export type Group = (typeof groups)[number];

/**
 * What a side can do: it is answered; it is answered with what looks like success, but is not, such as an empty list; it is refused;
 * or nothing is known of it.
 */
export type Ability = 'answered' | 'hollow' | 'refused' | 'unknown';

/** What became of an operation for one side. */
export interface SideResult {
  readonly ability: Ability;
  readonly outcome: Outcome;
  readonly status: number | null;
  /** Why it is not answered, in the words of the run; null when it is. */
  readonly reason: string | null;
  /** The likeliest cause with its cure; null where there is nothing to explain or nothing is known. */
  readonly cause: Cause | null;
  /** Whether it was sent with the ids that the other side had found. */
  readonly borrowedIds: boolean;
}

/** One operation, as both sides had it. */
export interface OperationComparison {
  /** The request's id in the collection. */
  readonly id: string;
  readonly area: string;
  readonly request: string;
  readonly operation: string | null;
  readonly group: Group;
  /** Whether both sent the same path, ids included; null when one of them sent nothing. */
  readonly sameIds: boolean | null;
  readonly a: SideResult;
  readonly b: SideResult;
}

/** Something about the tokens that is not the same. */
export interface TokenDifference {
  readonly what: string;
  readonly a: string;
  readonly b: string;
}

/** What two identities can do, side by side. `compare.json` is this. */
export interface IdentityComparison {
  readonly version: 1;
  readonly collection: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly a: SideIdentity;
  readonly b: SideIdentity;
  /** Whether both turned out to be one and the same identity. */
  readonly sameIdentity: boolean;
  readonly differences: readonly TokenDifference[];
  readonly counts: Readonly<Record<Group, number>>;
  /** In one sentence or two. */
  readonly verdict: string;
  /** In the order of the collection. */
  readonly operations: readonly OperationComparison[];
}

/** 0: both can do the same; 1: they differ, or nothing could be compared. */
export function comparisonExitCode({ counts }: Pick<IdentityComparison, 'counts'>): 0 | 1 {
  if (counts['only-a'] + counts['only-b'] > 0) return 1;
  return counts.both + counts.neither > 0 ? 0 : 1;
}

/** The operations of one group. */
export function operationsIn(
  { operations }: Pick<IdentityComparison, 'operations'>,
  group: Group,
): OperationComparison[] {
  return operations.filter((each) => each.group === group);
}

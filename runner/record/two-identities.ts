import type { Cause } from '../../diagnosis/cause.ts';
import type { TokenReport } from '../../diagnosis/token-report.ts';
import type { RunEntry } from './record.ts';

/** One of the two. */
export type SideName = 'a' | 'b';

/** Who a side is, as its token tells; never the token. */
export interface SideIdentity extends Pick<
  TokenReport,
  'kind' | 'app' | 'tenant' | 'objectId' | 'audience' | 'roles' | 'scopes' | 'authenticatedBy'
> {
  /** Name of its environment. */
  readonly environment: string;
  readonly api: string;
  /** Service principal profile that it acted for; empty without one. */
  readonly profile: string;
}

/** What became of one request of a side: how it ended last, and why. */
export interface SideEntry {
  readonly entry: RunEntry;
  readonly causes: readonly Cause[];
  /** Whether it was sent with the ids that the other side had found. */
  readonly borrowedIds: boolean;
}

/** What two identities did with the same requests. It holds no secret. */
export interface TwoIdentities extends Readonly<Record<SideName, SideRun>> {
  /** The collection's name. */
  readonly collection: string;
  /** Times in ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** What one of the two did. */
export interface SideRun {
  readonly identity: SideIdentity;
  /** In the order of the collection. */
  readonly entries: readonly SideEntry[];
}

/** The side other than this one. */
export function otherThan(side: SideName): SideName {
  return side === 'a' ? 'b' : 'a';
}

import { findOperation } from '../index.ts';
import type { ClosedReason, Operation } from '../../model/types.ts';

/** An operation that no app can call, and what can be called in its place. */
export interface ClosedOperation {
  readonly operation: string;
  readonly reason: ClosedReason;
  /** Id of the same operation that is open to apps. */
  readonly twin?: string;
  /** What to use, in words. */
  readonly instead: string;
}

/** How a closed operation is replaced; undefined where an app may call it, or where the documentation is silent. */
export function closedFor(operation: Operation): ClosedOperation | undefined {
  const { id, closedReason: reason, twin } = operation;
  if (reason === undefined) return undefined;
  const open = reason === 'my-workspace' && twin !== undefined ? findOperation(twin) : undefined;
  return {
    operation: id,
    reason,
    ...(open ? { twin: open.id } : {}),
    instead: open ? `${open.method} ${open.path} (${open.id})` : INSTEAD[reason],
  };
}

const INSTEAD: Readonly<Record<ClosedReason, string>> = {
  'my-workspace': 'the same path under /groups/{groupId}, or the token of a user',
  unsupported: 'the token of a user; as an app, the reports and dashboards of the workspace behind the app',
  'admin-write':
    'the token of a user who is a Fabric administrator, or the Fabric admin API ("Service principals can access admin APIs used for updates", Admin portal, Tenant settings, Admin API settings)',
};

import { operationAt } from '../../catalogue/index.ts';
import { cleanToken, readClaims } from '../../diagnosis/jwt.ts';
import type { RunOptions } from '../../runner/index.ts';

/** What a run of checks showed besides how each request ended. It holds no secret. */
export interface Seen {
  /** The claim `oid` of the token that was sent. */
  objectId?: string;
  /** The role of that service principal in the workspace whose users were listed; `unnamed`: the list does not have it. */
  role?: string;
  /** How many deployment pipelines were listed. */
  pipelines?: number;
  /** Whether the first workspace is on a capacity. */
  onCapacity?: boolean;
}

type OnEmitter = NonNullable<RunOptions['onEmitter']>;

/** What of Newman's event `request` is looked at. */
interface Sent {
  readonly request?: {
    readonly method?: string;
    readonly url?: { toString(): string };
    readonly headers?: { get(name: string): unknown };
  };
  readonly response?: { readonly code?: number; text(): string };
}

/** Watches a run for what its answers show. */
export function watch(seen: Seen): OnEmitter {
  return (emitter) => {
    emitter.on('request', (_error: unknown, { request, response }: Sent = {}) => {
      const authorization = request?.headers?.get('authorization');
      const oid = typeof authorization === 'string' ? readClaims(cleanToken(authorization))?.oid : undefined;
      if (typeof oid === 'string') seen.objectId = oid;
      if (response?.code !== 200) return;
      const operation = operationAt(request?.method ?? 'GET', request?.url?.toString() ?? '')?.id;
      if (operation === 'Groups_GetGroupUsers') seen.role = roleIn(listOf(response), seen.objectId);
      if (operation === 'Pipelines_GetPipelines') seen.pipelines = listOf(response).length;
      const [workspace] = operation === 'Groups_GetGroups' ? listOf(response) : [];
      if (workspace !== undefined) seen.onCapacity = isOnCapacity(workspace);
    });
  };
}

function isOnCapacity(workspace: unknown): boolean {
  return (workspace as { isOnDedicatedCapacity?: unknown } | undefined)?.isOnDedicatedCapacity === true;
}

function listOf(response: NonNullable<Sent['response']>): unknown[] {
  try {
    const { value } = JSON.parse(response.text()) as { value?: unknown };
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function roleIn(users: readonly unknown[], objectId: string | undefined): string {
  const mine = users
    .map((user) => (user ?? {}) as { identifier?: unknown; groupUserAccessRight?: unknown })
    .find(({ identifier }) => typeof identifier === 'string' && identifier.toLowerCase() === objectId?.toLowerCase());
  return typeof mine?.groupUserAccessRight === 'string' ? mine.groupUserAccessRight.slice(0, 40) : 'unnamed';
}

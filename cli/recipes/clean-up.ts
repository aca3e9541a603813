import { MARK } from '../../catalogue/model/vocabulary.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { runCollection, withValues, type RunOptions, type RunRecord } from '../../runner/index.ts';
import type { EventEmitter } from 'node:events';
import type { Leftover } from './leftovers.ts';

/** What became of something that was to be removed: `kept` with the reason why nothing was sent. */
export interface Removal {
  readonly leftover: Leftover;
  readonly outcome: 'removed' | 'gone' | 'kept' | 'failed';
  readonly reason?: string;
}

interface Told {
  readonly response?: { json(): unknown };
}

/**
 * Removes what a run left behind, one after the other: each is looked at first, and only removed if its name still has the mark, in the tenant
 * that it was made in. Runs through the collection's own requests, so through the same gate.
 * @param options as whom, where, and what may be changed; its selection does not count
 */
export async function cleanUp(options: RunOptions, leftovers: readonly Leftover[]): Promise<Removal[]> {
  const removals: Removal[] = [];
  for (const leftover of leftovers) removals.push(await remove(options, leftover));
  return removals;
}

async function remove(options: RunOptions, leftover: Leftover): Promise<Removal> {
  const { resource, tenant } = leftover;
  if (resource.read === undefined)
    return {
      leftover,
      outcome: 'kept',
      reason: `no request reads a single ${resource.noun}, so its name cannot be looked at`,
    };
  const looked = await send(options, leftover, resource.read);
  if (looked.status === 404) return { leftover, outcome: 'gone' };
  const now = looked.record.entries[0]?.caller?.tenant ?? '';
  if (looked.status !== 200) return failed(leftover, looked.record);
  if (tenant !== '' && now !== '' && now !== tenant)
    return { leftover, outcome: 'kept', reason: `it was made in the tenant ${tenant}, and this is ${now}` };
  if (!isMarked(looked.body))
    return {
      leftover,
      outcome: 'kept',
      reason: `its name does not begin with "${MARK.trim()}": it is not this run's any more`,
    };
  const { record, status } = await send(options, leftover, resource.delete!);
  return status !== undefined && status < 300 ? { leftover, outcome: 'removed' } : failed(leftover, record);
}

function failed(leftover: Leftover, { entries }: RunRecord): Removal {
  return { leftover, outcome: 'failed', ...defined({ reason: entries[0]?.reason }) };
}

async function send(
  options: RunOptions,
  { values }: Leftover,
  operation: string,
): Promise<{ record: RunRecord; status: number | undefined; body: unknown }> {
  let body: unknown;
  const { rows: _rows, rowNames: _names, shard: _shard, file: _file, signal: _signal, ...same } = options;
  const record = await runCollection({
    ...same,
    environment: withValues(options.environment, values),
    select: { folders: [], operations: [operation] },
    concurrency: 1,
    onEmitter: (emitter: EventEmitter) =>
      void emitter.on('request', (_error: unknown, { response }: Told) => {
        try {
          body = response?.json();
        } catch {
          body = undefined;
        }
      }),
  });
  return { record, status: record.entries[0]?.status ?? undefined, body };
}

/** Whether what the service shows of it is called as only our recipes call things. */
function isMarked(body: unknown): boolean {
  const { name, displayName } = (body ?? {}) as { name?: unknown; displayName?: unknown };
  return [name, displayName].some((text) => typeof text === 'string' && text.startsWith(MARK));
}

/** Whether nothing of it is left. */
export function isDone({ outcome }: Removal): boolean {
  return outcome === 'removed' || outcome === 'gone';
}

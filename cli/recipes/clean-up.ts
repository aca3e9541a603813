import { setTimeout as wait } from 'node:timers/promises';
import { MARK } from '../../catalogue/model/vocabulary.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { valueOf, type RunOptions } from '../../runner/index.ts';
import { askFor, type Asked } from './ask-for.ts';
import { isAtWork, isImport, itemsIn } from './imported.ts';
import type { Leftover } from './leftovers.ts';
import { removalOf } from './removal-request.ts';
import { isProfileGone, isUnlisted } from './unlisted.ts';

/** What became of something that was to be removed: `kept` with the reason why nothing was sent. */
export interface Removal {
  readonly leftover: Leftover;
  readonly outcome: 'removed' | 'gone' | 'kept' | 'failed';
  readonly reason?: string;
}

/** So often it is looked whether an import has ended. */
const MOST_LOOKS = 12;

/**
 * Removes what a run left behind, one after the other: each is looked at first, and only removed if its name still has the mark, in the tenant
 * that it was made in. Runs through the collection's own requests, so through the same gate.
 * @param options as whom, where, and what may be changed; its selection does not count
 */
export async function cleanUp(options: RunOptions, leftovers: readonly Leftover[]): Promise<Removal[]> {
  const removals: Removal[] = [];
  for (const leftover of leftovers) {
    if (options.signal?.aborted) removals.push(kept(leftover, 'the clean-up was interrupted'));
    else if (isNeeded(leftover, removals))
      removals.push(kept(leftover, 'only as this profile can the workspace that is left be removed'));
    else removals.push(...(await remove(options, leftover, leftovers)));
  }
  return removals;
}

/** Without the profile nobody but an administrator could reach what was made as it. */
function isNeeded({ id }: Leftover, removals: readonly Removal[]): boolean {
  return removals.some((removal) => !isDone(removal) && removal.leftover.values['asProfileId'] === id);
}

async function remove(options: RunOptions, leftover: Leftover, others: readonly Leftover[]): Promise<Removal[]> {
  const { id, resource, tenant } = leftover;
  if (id === '')
    return [
      kept(
        leftover,
        `the answer to the request that makes it is not known. If it was made, the list shows a name that begins with "${MARK.trim()}"`,
      ),
    ];
  if (resource.read === undefined)
    return [kept(leftover, `no request reads a single ${resource.noun}, so its name cannot be looked at`)];
  const looked = await lookAt(options, leftover, resource.read);
  const now = looked.entry?.caller?.tenant ?? '';
  // Before anything else: what is there in one tenant looks as if it were gone in another.
  if (tenant !== '' && now !== '' && now !== tenant)
    return [kept(leftover, `it was made in the tenant ${tenant}, and this is ${now}`)];
  if (looked.status === 404 || (await isUnlisted(options, leftover, looked))) return [{ leftover, outcome: 'gone' }];
  if (await isProfileGone(options, leftover, others, looked))
    return [{ leftover, outcome: 'gone', reason: 'so is its profile, which a clean-up removes after it' }];
  if (looked.status !== 200) return [failed(leftover, looked)];
  if (isImport(resource)) return removeItems(options, leftover, looked.body);
  if (!isMarked(looked.body))
    return [kept(leftover, `its name does not begin with "${MARK.trim()}": it is not this run's any more`)];
  const asked = await askFor(options, leftover, resource.delete!);
  const isRemoved = asked.status !== undefined && asked.status < 300;
  return [isRemoved ? { leftover, outcome: 'removed' } : failed(leftover, asked)];
}

/** Looks at it; at an import until that has ended, but not for ever. */
async function lookAt(options: RunOptions, leftover: Leftover, operation: string): Promise<Asked> {
  const seconds = Number(valueOf(options.environment, 'pollSeconds')) || 0;
  for (let looks = 1; ; looks += 1) {
    const looked = await askFor(options, leftover, operation);
    const isOver = !isImport(leftover.resource) || !isAtWork(looked.body);
    if (isOver || looks === MOST_LOOKS || options.signal?.aborted) return looked;
    await wait(seconds * 1000, undefined, defined({ signal: options.signal })).catch(() => undefined);
  }
}

/** Removes what an import has brought. */
async function removeItems(options: RunOptions, leftover: Leftover, body: unknown): Promise<Removal[]> {
  if (isAtWork(body)) return [kept(leftover, 'it is still being published. Clean up again once it is there')];
  const items = itemsIn(body);
  if (items.length === 0) return [{ leftover, outcome: 'gone' }];
  const origin = new URL(leftover.removedBy.split(' ')[1]!).origin;
  const removals: Removal[] = [];
  for (const { resource, id } of items) {
    const values = { ...leftover.values, [resource.variable]: id };
    const removedBy = removalOf(resource, values, origin);
    removals.push(...(await remove(options, { ...leftover, resource, id, values, removedBy }, [])));
  }
  return removals;
}

function kept(leftover: Leftover, reason: string): Removal {
  return { leftover, outcome: 'kept', reason };
}

function failed(leftover: Leftover, { entry }: Asked): Removal {
  return { leftover, outcome: 'failed', ...defined({ reason: entry?.reason }) };
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

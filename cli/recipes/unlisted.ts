import { resourceOf } from '../../catalogue/model/catalogue.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import type { RunOptions } from '../../runner/index.ts';
import { askFor, type Asked } from './ask-for.ts';
import type { Leftover } from './leftovers.ts';

/** How the service answers for what is closed to the caller, and often for what is not there. */
const CLOSED = [401, 403];

/**
 * Whether something that looks closed is gone: whoever made it may see it, so the list of what the same app may see decides. It is the list of
 * its kind or, where that is closed as well, the list of what it was in.
 */
export async function isUnlisted(options: RunOptions, leftover: Leftover, looked: Asked): Promise<boolean> {
  const { app, resource, values } = leftover;
  const now = looked.entry?.caller?.app ?? '';
  if (looked.status === undefined || !CLOSED.includes(looked.status) || app === '' || now !== app) return false;
  for (const variable of [resource.variable, ...resource.parents.toReversed()]) {
    const list = resourceOf(powerBi, variable)?.list?.operation;
    const asked = list === undefined ? undefined : await askFor(options, leftover, list);
    const id = values[variable];
    if (asked?.status === 200 && id !== undefined) return !JSON.stringify(asked.body ?? '').includes(id);
  }
  return false;
}

/**
 * Whether something can no longer be seen because the profile is gone as which it was made. Where the run left that profile too, a clean-up removed
 * it, and it does so only after what was made as it.
 */
export async function isProfileGone(
  options: RunOptions,
  leftover: Leftover,
  others: readonly Leftover[],
  looked: Asked,
): Promise<boolean> {
  const profile = others.find(({ id }) => id !== '' && id === leftover.values['asProfileId']);
  if (profile?.resource.read === undefined || !CLOSED.includes(looked.status ?? 0)) return false;
  return (await askFor(options, profile, profile.resource.read)).status === 404;
}

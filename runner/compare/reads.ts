import { keepRequests, type Collection, type CollectionItem } from '../plan/collection.ts';
import type { RunPlan } from '../plan/plan-run.ts';
import { onlyReads } from '../plan/run-plan.ts';

/** Ids for a request, by the variable that stands for each. */
export type Pins = Readonly<Record<string, string>>;

/** The plan with its plain reads only: whatever else it had is not even planned. */
export function plainReads(plan: RunPlan): RunPlan {
  return withRequests(plan, new Set(plan.requests.filter(onlyReads).map(({ id }) => id)));
}

/** The plan with these requests only, each with ids typed into it: what is typed is not looked up. */
export function pinnedReads(plan: RunPlan, pins: ReadonlyMap<string, Pins>): RunPlan {
  const kept = withRequests(plan, new Set(pins.keys()));
  return { ...kept, collection: pinned(kept.collection, pins) };
}

function withRequests({ collection, requests, work, ...rest }: RunPlan, ids: ReadonlySet<string>): RunPlan {
  const units = work.units.map((unit) => unit.filter(({ id }) => ids.has(id))).filter((unit) => unit.length > 0);
  return {
    collection: keepRequests(collection, ({ id }) => ids.has(id)),
    requests: requests.filter(({ id }) => ids.has(id)),
    work: { rows: work.rows, units },
    ...rest,
  };
}

function pinned(collection: Collection, pins: ReadonlyMap<string, Pins>): Collection {
  const visit = (item: CollectionItem): CollectionItem => {
    if (item.item) return { ...item, item: item.item.map(visit) };
    const own = pins.get(item.id ?? item.name ?? '');
    return own === undefined ? item : { ...item, request: filledIn(item.request, own) };
  };
  return { ...collection, item: collection.item.map(visit) };
}

/** A request in which `{{variable}}` is the id, wherever it stands. */
function filledIn(request: unknown, pins: Pins): unknown {
  if (typeof request === 'string')
    return request.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
      Object.hasOwn(pins, name) ? pins[name]! : whole,
    );
  if (Array.isArray(request)) return request.map((each: unknown) => filledIn(each, pins));
  if (request === null || typeof request !== 'object') return request;
  return Object.fromEntries(Object.entries(request).map(([name, value]) => [name, filledIn(value, pins)]));
}

import { START_FOLDER } from '../../catalogue/powerbi/start-here.ts';
import { keepRequests, listFolders, listRequests, selectRequests, type Collection } from '../../runner/index.ts';
import { readPlan, withPlanOf, type CarriedPlan } from './carried-plan.ts';

/** A part of a collection that works by itself. */
export interface Part {
  readonly collection: Collection;
  readonly requests: number;
  /** Names of requests that were not asked for: they show ids that others need, or take away what others make. */
  readonly besides: readonly string[];
}

/**
 * The folders that were asked for, "Start here", and what they cannot do without: the lists in which their ids are found, and whatever
 * deletes what they create.
 * @throws RunError E_FOLDER_UNKNOWN
 */
export function partOf(collection: Collection, folders: readonly string[]): Part {
  const start = listFolders(collection).filter((name) => name === START_FOLDER);
  const chosen = new Set(
    listRequests(selectRequests(collection, { folders: [...start, ...folders], operations: [] })).map(({ id }) => id),
  );
  const names = new Set(
    listRequests(collection)
      .filter(({ id }) => chosen.has(id))
      .map(({ name }) => name),
  );
  const plan = readPlan(collection);
  const needed = plan ? withNeeded(plan, names) : names;
  const part = keepRequests(collection, ({ id, name }) => chosen.has(id) || (!names.has(name) && needed.has(name)));
  const kept = listRequests(part).map(({ name }) => name);
  return {
    collection: plan ? withPlanOf(part, new Set(kept)) : part,
    requests: kept.length,
    besides: kept.filter((name) => !names.has(name)),
  };
}

function withNeeded(plan: CarriedPlan, names: ReadonlySet<string>): Set<string> {
  const cleaners = [...plan.requests].filter(
    ([, { takes }]) =>
      takes !== undefined &&
      [...names].some((name) => plan.requests.get(name)?.gives?.some(({ variable }) => variable === takes)),
  );
  const needed = new Set([...names, ...cleaners.map(([name]) => name)]);
  // A set that grows while it is gone through: the lists have ids of their own to be found.
  for (const name of needed) {
    for (const variable of plan.requests.get(name)?.needs ?? [])
      for (const list of listsFor(plan, variable)) needed.add(list);
  }
  return needed;
}

function listsFor(plan: CarriedPlan, variable: string): string[] {
  const resource = plan.resources.get(plan.aliases[variable] ?? variable);
  if (!resource) return [];
  return [
    ...(resource.listedBy === undefined ? [] : [resource.listedBy]),
    ...resource.parents.flatMap((parent) => listsFor(plan, parent)),
  ];
}

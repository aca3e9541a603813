import { keyOf, type Plan } from '../../catalogue/model/plan.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { START_FOLDER } from '../../catalogue/powerbi/start-here.ts';
import {
  keepRequests,
  listFolders,
  listRequests,
  operationOf,
  selectRequests,
  type Collection,
  type CollectionRequest,
} from '../../runner/index.ts';
import { planOf, withPlanOf } from './carried-plan.ts';

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
  const chosen = listRequests(selectRequests(collection, { folders: [...start, ...folders], operations: [] }));
  const isChosen = new Set(chosen.map(({ id }) => id));
  const asked = new Set(chosen.map(keyIn));
  const standing = new Set(chosen.filter(({ folders: around }) => !around.includes(START_FOLDER)).map(keyIn));
  const plan = planOf(collection);
  const needed = plan ? withNeeded(plan, asked) : asked;
  // What the first folder repeats is brought from where it stands: messages name that.
  const isNeeded = (request: CollectionRequest): boolean =>
    !request.folders.includes(START_FOLDER) && !standing.has(keyIn(request)) && needed.has(keyIn(request));
  const part = keepRequests(collection, (request) => isChosen.has(request.id) || isNeeded(request));
  const kept = listRequests(part);
  return {
    collection: plan ? withPlanOf(part, plan, new Set(kept.map(keyIn))) : part,
    requests: kept.length,
    besides: kept.filter(({ id }) => !isChosen.has(id)).map(({ name }) => name),
  };
}

/** The key in the plan of the operation that a request calls; empty for an address that is not known. */
function keyIn({ item }: CollectionRequest): string {
  const operation = operationOf(item.request);
  return operation ? keyOf(powerBi.root, operation) : '';
}

function withNeeded(plan: Plan, asked: ReadonlySet<string>): Set<string> {
  const { requests } = plan;
  const made = new Set([...asked].flatMap((key) => requests[key]?.gives?.map(({ variable }) => variable) ?? []));
  const cleaners = Object.entries(requests).flatMap(([key, { takes }]) => (takes && made.has(takes) ? [key] : []));
  const needed = new Set([...asked, ...cleaners]);
  // A set that grows while it is gone through: the lists have ids of their own to be found.
  for (const key of needed) {
    const { path = [], needs = [] } = requests[key] ?? {};
    for (const variable of [...path, ...needs]) for (const list of listsFor(plan, variable)) needed.add(list);
  }
  return needed;
}

/** Keys of the requests that list what a variable carries the id of, and what that belongs to. */
function listsFor(plan: Plan, variable: string): string[] {
  const { listedAt, parents = [] } = plan.resources[plan.aliases[variable] ?? variable] ?? {};
  const isThere = listedAt !== undefined && plan.requests[listedAt] !== undefined;
  return [...(isThere ? [listedAt] : []), ...parents.flatMap((parent) => listsFor(plan, parent))];
}

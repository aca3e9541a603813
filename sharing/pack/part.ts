import { foldersApart, startFolders, type Catalogues } from '../../catalogue/model/catalogue.ts';
import { keyOf, type Plan } from '../../catalogue/model/plan.ts';
import {
  keepRequests,
  listFolders,
  listRequests,
  knownAs,
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
 * The folders that were asked for, that of the first steps, and what they cannot do without: the lists in which their ids are found, and whatever
 * deletes what they create.
 * @throws RunError E_FOLDER_UNKNOWN
 */
export function partOf(collection: Collection, folders: readonly string[], catalogues: Catalogues): Part {
  const starts = startFolders(catalogues);
  const apart = foldersApart(catalogues);
  const keyIn = (request: CollectionRequest): string => keyOfRequest(request, catalogues);
  const repeats = ({ folders: around }: CollectionRequest): boolean => around.some((name) => apart.has(name));
  const keysOf = (requests: readonly CollectionRequest[]): Set<string> => new Set(requests.map(keyIn));
  const start = listFolders(collection).filter((name) => starts.has(name));
  const chosen = listRequests(
    selectRequests(collection, { folders: [...start, ...folders], operations: [] }, catalogues),
  );
  const isChosen = new Set(chosen.map(({ id }) => id));
  const asked = keysOf(chosen);
  const standing = keysOf(chosen.filter((request) => !repeats(request)));
  const plan = planOf(collection);
  const needed = plan ? neededFor(plan, asked) : new Set<string>();
  // What a folder apart only repeats is not brought: an optional step would be a request that has to succeed.
  const isNeeded = (request: CollectionRequest): boolean =>
    !repeats(request) && !standing.has(keyIn(request)) && needed.has(keyIn(request));
  const part = keepRequests(collection, (request) => isChosen.has(request.id) || isNeeded(request));
  const kept = listRequests(part);
  return {
    collection: plan ? withPlanOf(part, plan, keysOf(kept), keysOf(kept.filter((each) => !repeats(each)))) : part,
    requests: kept.length,
    besides: kept.filter(({ id }) => !isChosen.has(id)).map(({ name }) => name),
  };
}

/** The key in the plan of the operation that a request calls; empty for an address that is not known. */
function keyOfRequest({ item }: CollectionRequest, catalogues: Catalogues): string {
  const known = knownAs(catalogues, item.request);
  return known ? keyOf(known.catalogue.root, known.operation) : '';
}

/** The lists in which ids are found, and what deletes what is created: messages name these. */
function neededFor(plan: Plan, asked: ReadonlySet<string>): Set<string> {
  const { requests } = plan;
  const made = new Set([...asked].flatMap((key) => requests[key]?.gives?.map(({ variable }) => variable) ?? []));
  const needed = new Set(
    Object.entries(requests).flatMap(([key, { takes }]) => (takes && made.has(takes) ? [key] : [])),
  );
  const searched = new Set([...asked, ...needed]);
  // A set that grows while it is gone through: the lists have ids of their own to be found.
  for (const key of searched) {
    const { path = [], needs = [] } = requests[key] ?? {};
    for (const list of [...path, ...needs].flatMap((variable) => listsFor(plan, variable))) {
      needed.add(list);
      searched.add(list);
    }
  }
  return needed;
}

/** Keys of the requests that list what a variable carries the id of, and what that belongs to. */
function listsFor(plan: Plan, variable: string): string[] {
  const { listedAt, parents = [] } = plan.resources[plan.aliases[variable] ?? variable] ?? {};
  const isThere = listedAt !== undefined && plan.requests[listedAt] !== undefined;
  return [...(isThere ? [listedAt] : []), ...parents.flatMap((parent) => listsFor(plan, parent))];
}

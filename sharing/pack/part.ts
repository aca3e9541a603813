import { startFolders, type Catalogues } from '../../catalogue/model/catalogue.ts';
import type { Plan } from '../../catalogue/model/plan.ts';
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
 * The folders that were asked for, that of the first steps, and what they cannot do without: the lists in which their ids are found, and whatever
 * deletes what they create.
 * @throws RunError E_FOLDER_UNKNOWN
 */
export function partOf(collection: Collection, folders: readonly string[], catalogues: Catalogues): Part {
  const starts = startFolders(catalogues);
  const idOf = ({ item }: CollectionRequest): string => operationOf(catalogues, item.request)?.id ?? '';
  const isFirstStep = ({ folders: around }: CollectionRequest): boolean => around.some((name) => starts.has(name));
  const start = listFolders(collection).filter((name) => starts.has(name));
  const chosen = listRequests(
    selectRequests(collection, { folders: [...start, ...folders], operations: [] }, catalogues),
  );
  const isChosen = new Set(chosen.map(({ id }) => id));
  const asked = new Set(chosen.map(idOf));
  const standing = new Set(chosen.filter((request) => !isFirstStep(request)).map(idOf));
  const plan = planOf(collection);
  const needed = plan ? withNeeded(plan, asked) : asked;
  // What the first folder repeats is brought from where it stands: messages name that.
  const isNeeded = (request: CollectionRequest): boolean =>
    !isFirstStep(request) && !standing.has(idOf(request)) && needed.has(idOf(request));
  const part = keepRequests(collection, (request) => isChosen.has(request.id) || isNeeded(request));
  const kept = listRequests(part);
  return {
    collection: plan ? withPlanOf(part, plan, new Set(kept.map(idOf))) : part,
    requests: kept.length,
    besides: kept.filter(({ id }) => !isChosen.has(id)).map(({ name }) => name),
  };
}

function withNeeded(plan: Plan, asked: ReadonlySet<string>): Set<string> {
  const rows = Object.entries(plan.requests);
  const byId = new Map(rows.map(([, row]) => [row.id, row]));
  const made = new Set([...asked].flatMap((id) => byId.get(id)?.gives?.map(({ variable }) => variable) ?? []));
  const cleaners = rows.filter(([, { takes }]) => takes !== undefined && made.has(takes)).map(([, { id }]) => id);
  const needed = new Set([...asked, ...cleaners]);
  // A set that grows while it is gone through: the lists have ids of their own to be found.
  for (const id of needed) {
    const { path = [], needs = [] } = byId.get(id) ?? {};
    for (const variable of [...path, ...needs]) for (const list of listsFor(plan, variable)) needed.add(list);
  }
  return needed;
}

/** Ids of the operations that list what a variable carries the id of, and what that belongs to. */
function listsFor(plan: Plan, variable: string): string[] {
  const resource = plan.resources[plan.aliases[variable] ?? variable];
  if (!resource) return [];
  const list = resource.listedAt === undefined ? undefined : plan.requests[resource.listedAt];
  return [...(list ? [list.id] : []), ...resource.parents.flatMap((parent) => listsFor(plan, parent))];
}

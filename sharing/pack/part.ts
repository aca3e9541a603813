import type { Plan } from '../../catalogue/model/plan.ts';
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
  const asked = new Set(chosen.map(idOf));
  const standing = new Set(chosen.filter(({ folders: around }) => !around.includes(START_FOLDER)).map(idOf));
  const plan = planOf(collection);
  const needed = plan ? withNeeded(plan, asked) : asked;
  // What the first folder repeats is brought from where it stands: messages name that.
  const isNeeded = (request: CollectionRequest): boolean =>
    !request.folders.includes(START_FOLDER) && !standing.has(idOf(request)) && needed.has(idOf(request));
  const part = keepRequests(collection, (request) => isChosen.has(request.id) || isNeeded(request));
  const kept = listRequests(part);
  return {
    collection: plan ? withPlanOf(part, plan, new Set(kept.map(idOf))) : part,
    requests: kept.length,
    besides: kept.filter(({ id }) => !isChosen.has(id)).map(({ name }) => name),
  };
}

/** The id of the operation that a request calls; empty for an address that is not known. */
function idOf({ item }: CollectionRequest): string {
  return operationOf(item.request)?.id ?? '';
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

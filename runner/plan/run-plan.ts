import { foldersApart, startFolders, type Catalogue, type Catalogues } from '../../catalogue/model/catalogue.ts';
import { effectOfUnknown, levelOf } from '../../catalogue/model/permission.ts';
import type { Effect, Operation } from '../../catalogue/model/types.ts';
import type { PlannedEntry } from '../record/record-lines.ts';
import { listRequests, type Collection, type CollectionRequest } from './collection.ts';
import { knownAs, methodOf } from './item-operation.ts';

/** A request of the run, with what the catalogue knows of it. */
export interface PlannedRequest {
  /** The request's id in the collection. */
  readonly id: string;
  /** Its place in the whole plan, from 0. */
  readonly order: number;
  readonly name: string;
  readonly area: string;
  readonly method: string;
  /** Its operation; undefined for a request that the catalogue does not know. */
  readonly operation: Operation | undefined;
  /** The catalogue that its operation is of. */
  readonly catalogue: Catalogue | undefined;
  /** It is a step of a folder of first steps. */
  readonly isFirstStep: boolean;
  readonly effect: Effect | null;
  readonly folders: readonly string[];
  /** Variables that it refers to, such as `id`. */
  readonly variables: readonly string[];
  /** Whether its own scripts choose what comes next. */
  readonly jumps: boolean;
}

/** What a run of this collection will come by, in order. */
export function planOf(collection: Collection, catalogues: Catalogues): PlannedRequest[] {
  const folders = { starts: startFolders(catalogues), apart: foldersApart(catalogues) };
  return listRequests(collection).map((request, order) => planRequest(request, order, catalogues, folders));
}

/** What a record says of a request before the run comes to it. */
export function plannedEntry({ id, order, name, operation, area, effect }: PlannedRequest): PlannedEntry {
  return { id, order, request: name, operation: operation?.id ?? null, area, effect };
}

/** Whether a request only reads, as far as that is known. */
export function onlyReads({ effect, method }: Pick<PlannedRequest, 'effect' | 'method'>): boolean {
  return levelOf(effect ?? effectOfUnknown(method)) === 'plain read';
}

function planRequest(
  { id, name, folders, scripts, item }: CollectionRequest,
  order: number,
  catalogues: Catalogues,
  { starts, apart }: Readonly<Record<'starts' | 'apart', ReadonlySet<string>>>,
): PlannedRequest {
  const { operation, catalogue } = knownAs(catalogues, item.request) ?? {};
  const [outermost = ''] = folders;
  const text = JSON.stringify(item.request ?? '');
  return {
    id,
    order,
    name,
    area: apart.has(outermost) ? outermost : (operation?.area ?? outermost),
    method: methodOf(item.request),
    operation,
    catalogue,
    isFirstStep: folders.some((folder) => starts.has(folder)),
    effect: operation?.effect ?? null,
    folders,
    variables: [...new Set([...text.matchAll(/\{\{([\w-]+)\}\}/g)].map((match) => match[1]!))],
    jumps: /setNextRequest/.test(JSON.stringify([item.event ?? '', scripts])),
  };
}

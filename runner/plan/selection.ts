import { findOperation, startFolders, type Catalogues } from '../../catalogue/model/catalogue.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import { keepRequests, listFolders, type Collection, type CollectionRequest } from './collection.ts';
import { operationOf } from './item-operation.ts';
import { RunError } from '../run-error.ts';

/** What of a collection to run. Both lists empty: all of it but the folder of first steps, which only repeats calls. */
export interface Selection {
  /** Names of folders, as the collection has them; upper and lower case are the same. */
  readonly folders: readonly string[];
  /** Ids of operations, as their API has them. */
  readonly operations: readonly string[];
}

/**
 * The part of the collection that was asked for, in its own order, nothing twice.
 * @throws RunError E_FOLDER_UNKNOWN, E_OPERATION_UNKNOWN
 */
export function selectRequests(collection: Collection, selection: Selection, catalogues: Catalogues): Collection {
  const starts = startFolders(catalogues);
  const repeats = ({ folders }: CollectionRequest): boolean => folders.some((folder) => starts.has(folder));
  if (selection.folders.length === 0 && selection.operations.length === 0)
    return keepRequests(collection, (request) => !repeats(request));
  const known = listFolders(collection);
  const folders = new Set(selection.folders.map((name) => findFolder(name, known)));
  const wanted = selection.operations.flatMap((id) => operationsNamed(id, catalogues));
  const titles = new Set(wanted.map(({ title }) => title));
  const isWanted = (request: CollectionRequest): boolean => {
    if (repeats(request)) return false;
    const operation = operationOf(catalogues, request.item.request);
    return titles.has(request.name) || (operation !== undefined && wanted.includes(operation));
  };
  return keepRequests(
    collection,
    (request) => isWanted(request) || request.folders.some((folder) => folders.has(folder)),
  );
}

function findFolder(name: string, known: readonly string[]): string {
  const found =
    known.find((folder) => folder === name) ?? known.find((folder) => folder.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new RunError('E_FOLDER_UNKNOWN', name, { known });
  return found;
}

/** One of each API that has such an operation. */
function operationsNamed(id: string, catalogues: Catalogues): Operation[] {
  const found = catalogues.flatMap((catalogue) => findOperation(catalogue, id) ?? []);
  if (found.length > 0) return found;
  const known = catalogues.flatMap(({ operations }) => operations.map((each) => each.id));
  throw new RunError('E_OPERATION_UNKNOWN', id, { known });
}

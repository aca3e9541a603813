import { operationNamed, foldersApart, type Catalogues } from '../../catalogue/model/catalogue.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import { keepRequests, listFolders, listRequests, type Collection, type CollectionRequest } from './collection.ts';
import { operationOf } from './item-operation.ts';
import { RunError } from '../run-error.ts';

/** What of a collection to run. Both lists empty: all of it but the folders apart, whose requests stand elsewhere too. */
export interface Selection {
  /** Names of folders, as the collection has them; upper and lower case are the same. */
  readonly folders: readonly string[];
  /** Operations by id, by the name of their request in any case, or by method and path. */
  readonly operations: readonly string[];
}

/**
 * The part of the collection that was asked for, in its own order, nothing twice.
 * @throws RunError E_FOLDER_UNKNOWN, E_OPERATION_UNKNOWN
 */
export function selectRequests(collection: Collection, selection: Selection, catalogues: Catalogues): Collection {
  const apart = foldersApart(catalogues);
  const repeats = ({ folders }: CollectionRequest): boolean => folders.some((folder) => apart.has(folder));
  if (selection.folders.length === 0 && selection.operations.length === 0)
    return keepRequests(collection, (request) => !repeats(request));
  const known = listFolders(collection);
  const folders = new Set(selection.folders.map((name) => findFolder(name, known)));
  const names = new Set(listRequests(collection).map(({ name }) => name.toLowerCase()));
  const own = selection.operations.map((name) => name.toLowerCase()).filter((name) => names.has(name));
  const wanted = selection.operations.flatMap((name) => operationsNamed(name, catalogues, own));
  const titles = new Set(wanted.map(({ title }) => title));
  const isWanted = (request: CollectionRequest): boolean => {
    if (repeats(request)) return false;
    const operation = operationOf(catalogues, request.item.request);
    return (
      titles.has(request.name) ||
      own.includes(request.name.toLowerCase()) ||
      (operation !== undefined && wanted.includes(operation))
    );
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

/** One of each API that has such an operation; none for what only a request of the collection is called. */
function operationsNamed(name: string, catalogues: Catalogues, own: readonly string[]): Operation[] {
  const found = catalogues.flatMap((catalogue) => operationNamed(catalogue, name) ?? []);
  if (found.length > 0 || own.includes(name.toLowerCase())) return found;
  const known = catalogues.flatMap(({ operations }) => operations.flatMap(({ id, title }) => [id, title]));
  throw new RunError('E_OPERATION_UNKNOWN', name, { known });
}

import { findOperation, operations } from '../../catalogue/powerbi/index.ts';
import { START_FOLDER } from '../../catalogue/powerbi/start-here.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import { keepRequests, listFolders, type Collection, type CollectionRequest } from './collection.ts';
import { operationOf } from './item-operation.ts';
import { RunError } from '../run-error.ts';

/** What of a collection to run. Both lists empty: all of it but "Start here", which only repeats calls. */
export interface Selection {
  /** Names of folders, as the collection has them; upper and lower case are the same. */
  readonly folders: readonly string[];
  /** Operation ids of the catalogue, such as `Groups_GetGroups`. */
  readonly operations: readonly string[];
}

/**
 * The part of the collection that was asked for, in its own order, nothing twice.
 * @throws RunError E_FOLDER_UNKNOWN, E_OPERATION_UNKNOWN
 */
export function selectRequests(collection: Collection, selection: Selection): Collection {
  if (selection.folders.length === 0 && selection.operations.length === 0)
    return keepRequests(collection, (request) => !request.folders.includes(START_FOLDER));
  const known = listFolders(collection);
  const folders = new Set(selection.folders.map((name) => findFolder(name, known)));
  const wanted = selection.operations.map(operationNamed);
  const ids = new Set(wanted.map(({ id }) => id));
  const titles = new Set(wanted.map(({ title }) => title));
  const isWanted = ({ name, folders: inside, item }: CollectionRequest): boolean =>
    !inside.includes(START_FOLDER) && (titles.has(name) || ids.has(operationOf(item.request)?.id ?? ''));
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

function operationNamed(id: string): Operation {
  const operation = findOperation(id);
  if (!operation) throw new RunError('E_OPERATION_UNKNOWN', id, { known: operations.map((each) => each.id) });
  return operation;
}

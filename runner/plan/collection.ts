import { randomUUID } from 'node:crypto';
import { parseJson } from '../parse-json.ts';
import { RunError } from '../run-error.ts';

/** A request or a folder of a Postman collection, as far as a run needs to know it. */
export interface CollectionItem {
  readonly id?: string;
  readonly name?: string;
  readonly request?: unknown;
  /** Its scripts. */
  readonly event?: unknown;
  readonly item?: readonly CollectionItem[];
}

/** A Postman collection of format v2.1. Everything else in it is passed on as it is. */
export interface Collection {
  readonly info: { readonly name: string; readonly schema?: string };
  readonly item: readonly CollectionItem[];
  readonly variable?: readonly {
    readonly key?: string;
    readonly id?: string;
    readonly value?: unknown;
    readonly type?: string;
  }[];
}

/** A request of the collection with the names of the folders around it, the outermost first. */
export interface CollectionRequest {
  readonly id: string;
  readonly name: string;
  readonly folders: readonly string[];
  /** The scripts of those folders, which run for it too. */
  readonly scripts: readonly unknown[];
  readonly item: CollectionItem;
}

/**
 * Reads a collection from the text of its file, or of an answer of Postman's API, which has it in `collection`.
 * @param subject what to call it in an error, such as its path
 * @throws RunError E_COLLECTION_INVALID when it is no JSON or no v2.1 collection
 */
export function parseCollection(text: string, subject: string): Collection {
  const candidate = unwrapped(parseJson(text, 'E_COLLECTION_INVALID', subject)) as Partial<Collection> | null;
  const schema = candidate?.info?.schema;
  const known =
    typeof candidate?.info?.name === 'string' && Array.isArray(candidate.item) && candidate.item.every(isItem);
  if (!known || (schema !== undefined && !schema.includes('/v2.'))) throw new RunError('E_COLLECTION_INVALID', subject);
  return candidate as Collection;
}

function unwrapped(parsed: unknown): unknown {
  const { info, collection } = (parsed ?? {}) as { info?: unknown; collection?: unknown };
  return info === undefined && collection !== undefined ? collection : parsed;
}

function isItem(candidate: unknown): boolean {
  const item = candidate as Partial<CollectionItem> | null;
  if (!item || typeof item !== 'object') return false;
  return item.item === undefined ? item.request !== undefined : Array.isArray(item.item) && item.item.every(isItem);
}

/** A copy in which every request has an id: without one Newman would invent it, and what it reports could not be told apart. */
export function withIds(collection: Collection): Collection {
  const visit = (item: CollectionItem): CollectionItem =>
    item.item ? { ...item, item: item.item.map(visit) } : { ...item, id: item.id ?? randomUUID() };
  return { ...collection, item: collection.item.map(visit) };
}

/** Every request, in the order in which a run comes by. */
export function listRequests(collection: Collection): CollectionRequest[] {
  const visit = (items: readonly CollectionItem[], around: Around): CollectionRequest[] =>
    items.flatMap((item) => {
      const name = item.name ?? '';
      return item.item ? visit(item.item, within(around, item)) : [{ id: item.id ?? name, name, ...around, item }];
    });
  return visit(collection.item, OUTSIDE);
}

/** The names of all folders, those within others too. */
export function listFolders(collection: Collection): string[] {
  const visit = (items: readonly CollectionItem[]): string[] =>
    items.flatMap((item) => (item.item ? [item.name ?? '', ...visit(item.item)] : []));
  return [...new Set(visit(collection.item))];
}

/** A copy with only the requests that `wanted` accepts, and the folders around them; order, scripts and variables stay. */
export function keepRequests(collection: Collection, wanted: (request: CollectionRequest) => boolean): Collection {
  const visit = (items: readonly CollectionItem[], around: Around): CollectionItem[] =>
    items.flatMap((item) => {
      const name = item.name ?? '';
      if (!item.item) return wanted({ id: item.id ?? name, name, ...around, item }) ? [item] : [];
      const kept = visit(item.item, within(around, item));
      return kept.length > 0 ? [{ ...item, item: kept }] : [];
    });
  return { ...collection, item: visit(collection.item, OUTSIDE) };
}

/** What is around a request. */
type Around = Pick<CollectionRequest, 'folders' | 'scripts'>;

const OUTSIDE: Around = { folders: [], scripts: [] };

function within({ folders, scripts }: Around, { name = '', event }: CollectionItem): Around {
  return { folders: [...folders, name], scripts: event === undefined ? scripts : [...scripts, event] };
}

import { Collection } from './collection.ts';
import type { Placed } from './items.ts';
import type { Stock } from './stock.ts';

/** Things of one kind that are in workspaces: by id, and by workspace. A stock may make them when they are asked for. */
export class PlacedCollection<T extends Placed> extends Collection<T> {
  readonly #groups = new Map<string, Map<string, T>>();
  #stock: Stock | undefined;

  /** From now on, what a stock has is also in this collection. */
  suppliedBy(stock: Stock): void {
    this.#stock = stock;
  }

  override add(item: T): T {
    const groupId = item.groupId.toLowerCase();
    this.#stock?.reach(groupId);
    const group = this.#groups.get(groupId) ?? new Map<string, T>();
    this.#groups.set(groupId, group.set(item.id.toLowerCase(), item));
    return super.add(item);
  }

  override find(id: string | undefined): T | undefined {
    // Also for what is there: the call may change it.
    if (id !== undefined) this.#stock?.reachFor(id.toLowerCase());
    const item = super.find(id);
    if (item !== undefined) this.#stock?.reach(item.groupId.toLowerCase());
    return item;
  }

  override remove(id: string | undefined): T {
    const item = super.remove(id);
    this.#groups.get(item.groupId.toLowerCase())?.delete(item.id.toLowerCase());
    return item;
  }

  /** What is in one workspace, in order of creation. */
  in(groupId: string): T[] {
    const key = groupId.toLowerCase();
    this.#stock?.reach(key);
    return [...(this.#groups.get(key)?.values() ?? [])];
  }

  /** Everything: first what no stock has, in order of creation, then workspace by workspace. */
  override list(keep: (item: T) => boolean = () => true): T[] {
    const stock = this.#stock;
    if (stock === undefined) return super.list(keep);
    const { groupIds } = stock.source;
    const others = super.list((item) => !groupIds.has(item.groupId.toLowerCase()));
    return [...others, ...[...groupIds].flatMap((groupId) => this.in(groupId))].filter(keep);
  }

  /** What is there now. What a stock could still make is not. */
  made(): T[] {
    return super.list();
  }

  /** What was in a workspace is gone from memory. */
  forget(groupId: string): void {
    for (const id of this.#groups.get(groupId)?.keys() ?? []) this.drop(id);
    this.#groups.delete(groupId);
  }
}

import { notFound } from '../refusal.ts';

/** Things of one kind by id, in order of creation. Ids are compared without regard to case, as GUIDs are. */
export class Collection<T extends { readonly id: string }> {
  readonly #items = new Map<string, T>();

  add(item: T): T {
    this.#items.set(item.id.toLowerCase(), item);
    return item;
  }

  find(id: string | undefined): T | undefined {
    return id === undefined ? undefined : this.#items.get(id.toLowerCase());
  }

  /** @throws Refusal 404 when there is none. */
  get(id: string | undefined): T {
    const item = this.find(id);
    if (!item) throw notFound();
    return item;
  }

  /** @throws Refusal 404 when there is none. */
  remove(id: string | undefined): T {
    const item = this.get(id);
    this.#items.delete(item.id.toLowerCase());
    return item;
  }

  list(keep: (item: T) => boolean = () => true): T[] {
    return [...this.#items.values()].filter(keep);
  }
}

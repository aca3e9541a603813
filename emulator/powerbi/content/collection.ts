import { notFound } from '../refusal.ts';

/** Things of one kind by id, in order of creation. Ids are compared without regard to case, as GUIDs are. */
export class Collection<T extends { readonly id: string }> {
  readonly #items = new Map<string, T | (() => T)>();

  add(item: T): T {
    this.#items.set(item.id.toLowerCase(), item);
    return item;
  }

  /** Keeps the place of a thing that is made when it is first asked for. */
  reserve(id: string, make: () => T): void {
    this.#items.set(id.toLowerCase(), make);
  }

  find(id: string | undefined): T | undefined {
    return id === undefined ? undefined : this.#made(id.toLowerCase());
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

  /** Takes a thing out, if it is there, without asking for it. */
  protected drop(id: string): void {
    this.#items.delete(id.toLowerCase());
  }

  list(keep: (item: T) => boolean = () => true): T[] {
    const kept: T[] = [];
    for (const key of this.#items.keys()) {
      const item = this.#made(key);
      if (item !== undefined && keep(item)) kept.push(item);
    }
    return kept;
  }

  #made(key: string): T | undefined {
    const item = this.#items.get(key);
    if (typeof item !== 'function') return item;
    const made = item();
    this.#items.set(key, made);
    return made;
  }
}

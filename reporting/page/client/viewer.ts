import { matcher, type Filter } from '../filter.ts';
import { readFragment, writeFragment, type View } from '../fragment.ts';
import type { PageEntry } from '../page-entry.ts';
import type { RunData } from './run-data.ts';

/** What somebody looks at: the filter, what it shows, and the request that is open. It stands in the address, so that it can be passed on. */
export class Viewer {
  readonly data: RunData;
  view: View = readFragment(location.hash);
  /** What the filter shows, in the order of the run. */
  shown: readonly PageEntry[] = [];
  readonly #listeners: (() => void)[] = [];
  #address: ReturnType<typeof setTimeout> | undefined;

  constructor(data: RunData) {
    this.data = data;
    this.#sieve();
    const follow = () => this.#change(readFragment(location.hash));
    addEventListener('popstate', follow);
    addEventListener('hashchange', follow);
  }

  /** Calls back after each change. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Filters by something else. Typing makes many of these, so the address follows when it rests, and history does not. */
  filter(filter: Filter): void {
    this.#change({ ...this.view, filter });
    clearTimeout(this.#address);
    this.#address = setTimeout(() => history.replaceState(null, '', addressOf(this.view)), 200);
  }

  /** Goes to a view that the way back leads out of again. */
  go(view: View): void {
    clearTimeout(this.#address);
    history.pushState(null, '', addressOf(view));
    this.#change(view);
  }

  /** Opens a request, or with nothing closes it. */
  open(entry: PageEntry | undefined): void {
    const { filter } = this.view;
    this.go(entry ? { filter, request: { id: entry.id, row: entry.row } } : { filter });
  }

  /** The request that is open. */
  get opened(): PageEntry | undefined {
    const { request } = this.view;
    return request && this.data.find(request.id, request.row);
  }

  /** The address, on the page, of a request, under the filter that holds. */
  address(entry: PageEntry): string {
    return writeFragment({ filter: this.view.filter, request: { id: entry.id, row: entry.row } });
  }

  #change(view: View): void {
    this.view = view;
    this.#sieve();
    for (const listener of this.#listeners) listener();
  }

  #sieve(): void {
    this.shown = this.data.entries.filter(matcher(this.view.filter, (entry) => this.data.text(entry)));
  }
}

function addressOf(view: View): string {
  return writeFragment(view) || '#';
}

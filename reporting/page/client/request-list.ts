import { printDuration } from '../duration.ts';
import { outcomeWords } from '../outcome-words.ts';
import type { PageEntry } from '../page-entry.ts';
import { element } from './element.ts';
import { mark } from './mark.ts';
import type { Viewer } from './viewer.ts';

const PAGE = 100;
/** On paper nobody turns pages; beyond this nobody reads. */
const MOST_ON_PAPER = 1000;

/** The list of what the filter shows, a hundred at a time. */
export class RequestList {
  readonly #viewer: Viewer;
  readonly #count = element('p', { class: 'count', role: 'status' });
  readonly #list = element('ul', { class: 'requests-list', 'aria-label': 'Requests' });
  readonly #pager = element('nav', { class: 'pager', 'aria-label': 'Pages of the list' });
  #page = 0;
  #listed: readonly PageEntry[] = [];

  constructor(place: HTMLElement, viewer: Viewer) {
    this.#viewer = viewer;
    place.append(this.#count, this.#list, this.#pager);
    this.#list.addEventListener('keydown', (event) => this.#walk(event));
    addEventListener('beforeprint', () => this.#draw(0, MOST_ON_PAPER));
    addEventListener('afterprint', () => this.#turn(this.#page));
    this.#show();
    viewer.onChange(() => this.#show());
  }

  /** Only another filter makes another list: opening a request changes nothing here. */
  #show(): void {
    const { shown } = this.#viewer;
    if (
      shown.length === this.#listed.length &&
      shown.every((entry, place) => entry === this.#listed[place]) &&
      this.#list.hasChildNodes()
    )
      return;
    this.#listed = shown;
    this.#turn(0);
  }

  #turn(page: number): void {
    this.#page = page;
    this.#draw(page * PAGE, PAGE);
    const { length } = this.#listed;
    const pages = Math.ceil(length / PAGE);
    const all = this.#viewer.data.entries.length;
    this.#count.textContent =
      length === all
        ? `${all.toLocaleString('en')} ${all === 1 ? 'request' : 'requests'}`
        : `${length.toLocaleString('en')} of ${all.toLocaleString('en')} requests`;
    const button = (label: string, to: number) => {
      const made = element('button', { type: 'button', disabled: to < 0 || to >= pages }, label);
      made.addEventListener('click', () => {
        this.#turn(to);
        document.getElementById('requests')?.scrollIntoView();
        this.#list.querySelector('a')?.focus({ preventScroll: true });
      });
      return made;
    };
    const parts = [
      button('Previous', page - 1),
      element('span', {}, `Page ${page + 1} of ${pages}`),
      button('Next', page + 1),
    ];
    this.#pager.replaceChildren(...(pages > 1 ? parts : []));
  }

  #draw(from: number, length: number): void {
    const items = this.#listed.slice(from, from + length).map((entry) => this.#item(entry));
    this.#list.replaceChildren(...items);
    if (items.length === 0) this.#list.append(element('li', { class: 'quiet' }, 'No request matches.'));
  }

  #item(entry: PageEntry): HTMLElement {
    const { data } = this.#viewer;
    const { request, area, outcome, status, milliseconds, row, shard } = entry;
    const origin = [data.rows > 1 ? data.rowName(row) : '', shard === null ? '' : `shard ${shard}`]
      .filter((text) => text !== '')
      .join(', ');
    const link = element(
      'a',
      { href: this.#viewer.address(entry) },
      mark(outcome, true),
      element('span', { class: 'name' }, request, origin === '' ? undefined : element('small', {}, ` ${origin}`)),
      element('span', { class: 'where' }, area),
      element('span', { class: 'status' }, status ?? ''),
      element('span', { class: 'time' }, milliseconds === null ? '' : printDuration(milliseconds)),
      element(
        'span',
        { class: 'why' },
        outcome === 'answered' && !entry.causes ? '' : data.why(entry) || outcomeWords[outcome].label,
      ),
    );
    // The address is that of the filter at the time of the click, not of the time when the row was drawn.
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.#viewer.open(entry);
    });
    return element('li', {}, link);
  }

  #walk(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(document.activeElement instanceof HTMLElement)) return;
    const links = [...this.#list.querySelectorAll('a')];
    const next = links[links.findIndex((link) => link === document.activeElement) + step];
    if (!next) return;
    next.focus();
    event.preventDefault();
  }
}

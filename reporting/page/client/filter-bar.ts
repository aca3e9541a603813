import { outcomes, type Outcome } from '../../../runner/record/record.ts';
import { narrows, noFilter, type Filter } from '../filter.ts';
import { outcomeWords } from '../outcome-words.ts';
import { element } from './element.ts';
import { mark } from './mark.ts';
import { rowChooser } from './row-chooser.ts';
import type { Viewer } from './viewer.ts';

type Choice = 'area' | 'effect' | 'status' | 'cause';

/** Search and filters above the list. They show what the address says, wherever that was chosen. */
export class FilterBar {
  readonly #viewer: Viewer;
  readonly #search = element('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Search  ( / )',
    'aria-label': 'Search the requests',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  readonly #outcomes = new Map<Outcome, HTMLButtonElement>();
  readonly #choices = new Map<Choice, HTMLSelectElement>();
  readonly #clear = element('button', { type: 'button', class: 'clear' }, 'Clear');

  constructor(place: HTMLElement, viewer: Viewer) {
    this.#viewer = viewer;
    const { entries, causes, rows } = viewer.data;
    const bar = element('div', { class: 'filters', role: 'search' }, this.#search);
    bar.append(
      this.#choice('area', 'Area', distinct(entries.map(({ area }) => area))),
      this.#choice('effect', 'Effect', distinct(entries.map(({ effect }) => effect ?? ''))),
      this.#choice(
        'status',
        'Status',
        distinct(entries.map(({ status }) => (status ?? 0).toString())).sort(),
        (status) => (status === '0' ? 'no answer' : status),
      ),
      this.#choice('cause', 'Cause', causes.sort(), (code) => `${code}: ${viewer.data.causeTitle(code)}`),
    );
    if (rows > 1) bar.append(rowChooser(viewer));
    bar.append(this.#clear, this.#outcomeButtons());
    place.append(bar);
    this.#search.addEventListener('input', () => this.#set({ search: this.#search.value }));
    this.#clear.addEventListener('click', () => {
      viewer.filter(noFilter);
      this.#search.focus();
    });
    this.#show();
    viewer.onChange(() => this.#show());
  }

  #outcomeButtons(): HTMLElement {
    const group = element('div', { class: 'chips', role: 'group', 'aria-label': 'Outcome' });
    for (const outcome of outcomes) {
      const button = element(
        'button',
        { type: 'button', 'aria-pressed': 'false' },
        mark(outcome),
        ` ${outcomeWords[outcome].label}`,
      );
      button.addEventListener('click', () => {
        const chosen = this.#viewer.view.filter.outcomes;
        this.#set({ outcomes: outcomes.filter((each) => chosen.includes(each) !== (each === outcome)) });
      });
      this.#outcomes.set(outcome, button);
      group.append(button);
    }
    return group;
  }

  #choice(name: Choice, label: string, values: readonly string[], print = (value: string) => value): HTMLElement {
    const options = values.filter((value) => value !== '').map((value) => element('option', { value }, print(value)));
    const select = element(
      'select',
      { 'aria-label': label },
      element('option', { value: '' }, `${label}: any`),
      ...options,
    );
    select.addEventListener('change', () => this.#choose(name, select.value));
    this.#choices.set(name, select);
    return select;
  }

  #choose(name: Choice, value: string): void {
    const { [name]: _before, ...rest } = this.#viewer.view.filter;
    const chosen = value === '' ? {} : { [name]: name === 'status' ? Number(value) : value };
    this.#viewer.filter({ ...rest, ...chosen });
  }

  #set(change: Partial<Filter>): void {
    this.#viewer.filter({ ...this.#viewer.view.filter, ...change });
  }

  #show(): void {
    const { filter } = this.#viewer.view;
    if (this.#search.value !== filter.search) this.#search.value = filter.search;
    for (const [outcome, button] of this.#outcomes)
      button.setAttribute('aria-pressed', String(filter.outcomes.includes(outcome)));
    for (const [name, select] of this.#choices) select.value = String(filter[name] ?? '');
    this.#clear.hidden = !narrows(filter);
  }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

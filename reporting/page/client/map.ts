import { outcomes } from '../../../runner/record/record.ts';
import { outcomeWords } from '../outcome-words.ts';
import { CellCard } from './cell-card.ts';
import { element } from './element.ts';
import { mapAreas, cellLabel, type MapArea, type MapCell } from './map-cells.ts';
import { followKeys } from './map-keys.ts';
import { mark } from './mark.ts';
import { rowChooser } from './row-chooser.ts';
import type { Viewer } from './viewer.ts';

/** The access map: area by operation, one cell each, one tab stop in all. */
export class AccessMap {
  readonly #viewer: Viewer;
  readonly #legend = element('ul', { class: 'legend' });
  readonly #grid = element('div', {
    class: 'map',
    role: 'grid',
    'aria-labelledby': 'access',
    'aria-describedby': 'map-keys',
  });
  readonly #card: CellCard;
  #cells = new Map<Element, MapCell>();
  #row: number | undefined | null = null;

  constructor(place: HTMLElement, viewer: Viewer) {
    this.#viewer = viewer;
    this.#card = new CellCard(viewer);
    const keys = element(
      'p',
      { class: 'quiet hint', id: 'map-keys' },
      'Point at a cell, tap it, or move with the arrow keys; Enter opens the request.',
    );
    if (viewer.data.rows > 1)
      place.append(
        element(
          'p',
          { class: 'rows' },
          rowChooser(viewer),
          ' ',
          element('span', { class: 'quiet' }, 'All rows together: each cell shows the worst of its rows.'),
        ),
      );
    place.append(keys, this.#legend, this.#grid, this.#card.element);
    followKeys(this.#grid, () => this.#card.hide());
    this.#listen();
    this.show();
    viewer.onChange(() => this.show());
  }

  /** Shows the map under the filter that holds: another row makes another map, anything else dims what it leaves out. */
  show(): void {
    const { row } = this.#viewer.view.filter;
    if (row !== this.#row) this.#draw(row);
    this.#row = row;
    const shown = new Set(this.#viewer.shown);
    const all = shown.size === this.#viewer.data.entries.length;
    for (const [cell, { entries }] of this.#cells)
      cell.classList.toggle('dim', !all && !entries.some((entry) => shown.has(entry)));
  }

  #draw(row: number | undefined): void {
    const areas = mapAreas(this.#viewer.data.entries, row);
    this.#cells = new Map();
    this.#grid.replaceChildren(...areas.map((area) => this.#area(area)));
    this.#grid.querySelector('[role=gridcell]')?.setAttribute('tabindex', '0');
    const cells = [...this.#cells.values()];
    this.#legend.replaceChildren(
      ...outcomes.map((outcome) => {
        const count = cells.filter((cell) => cell.outcome === outcome).length;
        return element(
          'li',
          { 'data-outcome': outcome, class: count === 0 && 'none' },
          mark(outcome),
          ' ',
          element('span', {}, outcomeWords[outcome].label),
          ' ',
          element('b', {}, count.toLocaleString('en')),
        );
      }),
    );
    if (cells.length === 0)
      this.#grid.replaceChildren(
        element(
          'div',
          { role: 'row' },
          element('div', { role: 'gridcell', class: 'quiet' }, 'There is nothing in this row.'),
        ),
      );
  }

  #area({ area, cells }: MapArea): HTMLElement {
    const good = cells.filter(({ outcome }) => outcome === 'answered').length;
    const head = element(
      'div',
      { role: 'rowheader', class: 'area' },
      element('span', {}, area || '(none)'),
      ' ',
      element('small', { title: `${good} of ${cells.length} answered` }, `${good}/${cells.length}`),
    );
    return element(
      'div',
      { role: 'row' },
      head,
      element('div', { class: 'cells' }, ...cells.map((cell) => this.#cell(cell))),
    );
  }

  #cell(cell: MapCell): HTMLElement {
    const made = element('div', {
      role: 'gridcell',
      tabindex: -1,
      class: `cell mark ${cell.outcome}`,
      'aria-label': cellLabel(cell, this.#viewer.data),
    });
    this.#cells.set(made, cell);
    return made;
  }

  #listen(): void {
    const grid = this.#grid;
    let pointer = '';
    const on = (kind: 'pointerover' | 'focusin', act: (made: HTMLElement, cell: MapCell) => void) =>
      grid.addEventListener(kind, ({ target }) => {
        const cell = target instanceof HTMLElement ? this.#cells.get(target) : undefined;
        if (cell) act(target as HTMLElement, cell);
      });
    on('pointerover', (made, cell) => this.#card.show(made, cell));
    on('focusin', (made, cell) => this.#card.show(made, cell));
    grid.addEventListener('pointerout', () => this.#card.hideSoon());
    grid.addEventListener('focusout', () => this.#card.hide());
    grid.addEventListener('pointerdown', ({ pointerType }) => (pointer = pointerType));
    grid.addEventListener('click', ({ target }) => {
      const cell = target instanceof HTMLElement ? this.#cells.get(target) : undefined;
      if (!cell) return;
      // A tap has no hovering before it: it says why, and the card leads on.
      if (pointer === 'touch') this.#card.show(target as HTMLElement, cell);
      else this.#viewer.open(cell.entry);
      pointer = '';
    });
  }
}

import { element } from './element.ts';
import { cellOutcome, type MapCell } from './map-cells.ts';
import { mark } from './mark.ts';
import type { Viewer } from './viewer.ts';

const EDGE = 8;
/** Long enough for a pointer to get from the cell onto the card. */
const GRACE_MILLISECONDS = 250;

/** The card that says why a cell is as it is. It can be pointed at itself, and Esc puts it away. */
export class CellCard {
  readonly element = element('div', { class: 'card', hidden: true });
  readonly #viewer: Viewer;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #beside: HTMLElement | undefined;

  constructor(viewer: Viewer) {
    this.#viewer = viewer;
    this.element.addEventListener('pointerover', () => clearTimeout(this.#timer));
    this.element.addEventListener('pointerout', () => this.hideSoon());
    // A press on the card must not take the focus off the cell: the card would be gone before the click.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault());
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.hide());
    addEventListener('scroll', () => this.#scrolled(), { passive: true });
    addEventListener(
      'pointerdown',
      ({ target }) => !(target instanceof Element && target.closest('.card, .cell')) && this.hide(),
    );
  }

  /** Shows the card of a cell, beside it. */
  show(beside: HTMLElement, cell: MapCell): void {
    clearTimeout(this.#timer);
    const { data } = this.#viewer;
    const { entry } = cell;
    const why = data.why(entry);
    const lines = [
      element('p', { class: 'name' }, entry.request),
      element('p', { class: 'what' }, mark(cell.outcome), ' ', cellOutcome(cell)),
      ...(why === '' ? [] : [element('p', { class: 'why' }, why)]),
      element('p', {}, element('a', { href: this.#viewer.address(entry), tabindex: -1 }, 'Open the request')),
    ];
    this.element.replaceChildren(...lines);
    this.element.hidden = false;
    this.#beside = beside;
    this.#place(beside.getBoundingClientRect());
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.element.hidden = true;
  }

  hideSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), GRACE_MILLISECONDS);
  }

  /** A cell that gets the focus scrolls into view: its card goes along. One that is only pointed at has gone from under the pointer. */
  #scrolled(): void {
    if (this.element.hidden || !this.#beside) return;
    if (this.#beside === document.activeElement) this.#place(this.#beside.getBoundingClientRect());
    else this.hide();
  }

  #place(cell: DOMRect): void {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(EDGE, Math.min(cell.left - 12, clientWidth - width - EDGE));
    const below = cell.bottom + 6;
    const top = below + height + EDGE > clientHeight && cell.top - height - 6 > EDGE ? cell.top - height - 6 : below;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${top}px`;
  }
}

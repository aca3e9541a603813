import { outcomeWords } from '../outcome-words.ts';
import type { PageEntry } from '../page-entry.ts';
import { element } from './element.ts';
import { mark } from './mark.ts';
import { detailParts } from './request-detail.ts';
import type { Viewer } from './viewer.ts';

/** The sheet that shows one request in full, over the page. It is open as long as the address names a request. */
export class RequestSheet {
  readonly #viewer: Viewer;
  readonly #sheet = element('dialog', { class: 'sheet', 'aria-labelledby': 'opened' });
  readonly #body = element('div', { class: 'sheet-body' });
  readonly #previous = element('button', { type: 'button', title: 'Previous request  ( [ )' }, '‹ Previous');
  readonly #next = element('button', { type: 'button', title: 'Next request  ( ] )' }, 'Next ›');
  readonly #close = element('button', { type: 'button', class: 'close', title: 'Close  ( Esc )' }, 'Close');
  #shown: PageEntry | undefined;

  constructor(viewer: Viewer) {
    this.#viewer = viewer;
    this.#sheet.append(element('div', { class: 'sheet-bar' }, this.#previous, this.#next, this.#close), this.#body);
    document.body.append(this.#sheet);
    this.#close.addEventListener('click', () => viewer.open(undefined));
    this.#previous.addEventListener('click', () => this.#step(-1));
    this.#next.addEventListener('click', () => this.#step(1));
    this.#sheet.addEventListener('cancel', (event) => {
      event.preventDefault();
      viewer.open(undefined);
    });
    this.#sheet.addEventListener('click', ({ target }) => target === this.#sheet && viewer.open(undefined));
    this.#sheet.addEventListener('keydown', ({ key }) => {
      if (key === '[') this.#step(-1);
      if (key === ']') this.#step(1);
    });
    this.#show();
    viewer.onChange(() => this.#show());
  }

  #show(): void {
    const { view, opened, shown, data } = this.#viewer;
    if (!view.request) {
      this.#shown = undefined;
      return this.#sheet.close();
    }
    const place = opened ? shown.indexOf(opened) : -1;
    this.#previous.disabled = place <= 0;
    this.#next.disabled = place < 0 || place >= shown.length - 1;
    if (!opened || opened !== this.#shown) {
      const detail = opened && data.detail(opened);
      this.#body.replaceChildren(
        ...(opened && detail ? [this.#head(opened), ...detailParts(opened, detail, data)] : [unknown()]),
      );
      this.#body.scrollTop = 0;
    }
    this.#shown = opened;
    if (!this.#sheet.open) this.#sheet.showModal();
    // What had the focus may be gone or disabled by now; without it, the keys of the sheet would be lost.
    if (!this.#sheet.contains(document.activeElement) || document.activeElement === this.#sheet)
      this.#sheet.querySelector('h2')?.focus();
  }

  #head(entry: PageEntry): HTMLElement {
    const { request, operation, area, effect, outcome, status, row, shard } = entry;
    const { data } = this.#viewer;
    const facts = [
      area,
      operation ?? 'not in the catalogue',
      effect ?? '',
      data.rows > 1 ? data.rowName(row).replace(`row ${row}`, `row ${row} of ${data.rows}`) : '',
      shard === null ? '' : `shard ${shard}`,
    ];
    return element(
      'header',
      {},
      element('h2', { id: 'opened', tabindex: -1, autofocus: true }, request),
      element('p', { class: 'facts' }, ...facts.filter((fact) => fact !== '').map((fact) => element('span', {}, fact))),
      element(
        'p',
        { class: 'outcome-line' },
        mark(outcome),
        ' ',
        element('b', {}, `${outcomeWords[outcome].label}${status === null ? '' : ` (${status})`}`),
        ' ',
        element('span', {}, outcomeWords[outcome].meaning),
      ),
    );
  }

  #step(by: number): void {
    const { shown, opened } = this.#viewer;
    const next = opened && shown[shown.indexOf(opened) + by];
    if (next && shown.includes(opened)) this.#viewer.open(next);
  }
}

function unknown(): HTMLElement {
  return element(
    'div',
    {},
    element('h2', { id: 'opened', tabindex: -1, autofocus: true }, 'Not in this record'),
    element('p', {}, 'The address names a request that this run did not have.'),
  );
}

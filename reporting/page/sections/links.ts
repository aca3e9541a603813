import type { RunEntry } from '../../../runner/record/record.ts';
import { noFilter, type Filter } from '../filter.ts';
import { writeFragment } from '../fragment.ts';
import { rowName, type RowsOf } from '../../row-name.ts';
import { html, type Markup } from '../markup.ts';

/** The address, on the page, of a request. */
export function requestLink({ id, iteration }: RunEntry): string {
  return writeFragment({ filter: noFilter, request: { id, row: iteration + 1 } });
}

/** The address, on the page, of all requests that a filter shows. */
export function listLink(filter: Partial<Filter>): string {
  return writeFragment({ filter: { ...noFilter, ...filter } });
}

/** The name of a request, to open it. With a data file of several rows it says which. */
export function requestName(entry: RunEntry, rows: RowsOf): Markup {
  return html`<a class="request" href="${requestLink(entry)}">${entry.request}${rows.iterations > 1 ? html` <small>${rowName(entry.iteration, rows)}</small>` : undefined}</a>`;
}

/** A link out of the page; text where the address is none of the web: it comes from a file. */
export function outsideLink(address: string, text: string): Markup {
  return /^https:\/\/[^\s"'<>]+$/.test(address)
    ? html`<a class="outside" href="${address}" rel="noopener noreferrer">${text}</a>`
    : html`<span>${address}</span>`;
}

/** `1 request`, `40 requests`. */
export function countOf(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

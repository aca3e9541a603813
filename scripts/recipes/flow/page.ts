import { input, numberOf } from './input.ts';
import { part } from './part.ts';
import { give, keep, kept } from './state.ts';

/** More the service does not give at a time. */
const MOST = 5000;

/** What is wrong with the size of pages that somebody typed, in words; undefined when nothing is. */
export function problemOfPageSize(): string | undefined {
  const text = input('pageSize');
  const isSize = text === '' || (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= MOST);
  return isSize ? undefined : `pageSize is "${text}": type a whole number from 1 to ${MOST}`;
}

/**
 * Gives the request for a page of a long list, with `$top={{top}}&$skip={{skip}}`, its place. Only the pages of this part are asked for, one at a
 * time: a list of thousands would travel with every script.
 * @param usual how many things a page has where nobody says otherwise
 */
export function preparePage(usual: number): void {
  const page = kept<number>('page') ?? part().number - 1;
  const size = numberOf('pageSize', usual);
  keep('page', page);
  keep('pageSize', size);
  give('top', String(size));
  give('skip', String(page * size));
}

/**
 * Turns to the next page of this part. The step that asks for pages has to be sent again then.
 * @param found how many things the page had
 * @returns whether there may be one
 */
export function turnPage(found: number): boolean {
  const page = (kept<number>('page') ?? 0) + part().of;
  const size = kept<number>('pageSize') ?? MOST;
  keep('page', page);
  give('skip', String(page * size));
  return found >= size;
}

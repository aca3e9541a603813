import { numberOf } from './input.ts';
import { part } from './part.ts';
import { give, keep, kept } from './state.ts';

/** More the service does not give at a time. */
const MOST = 5000;

/**
 * Gives the request for a page of a long list, with `$top={{top}}&$skip={{skip}}`, its place. Only the pages of this part are asked for, one at a
 * time: a list of thousands would travel with every script.
 * @param usual how many things a page has where nobody says otherwise
 */
export function preparePage(usual: number): void {
  const page = kept<number>('page') ?? part().number - 1;
  const size = Math.min(MOST, Math.max(1, Math.floor(numberOf('pageSize', usual))));
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
  keep('page', (kept<number>('page') ?? 0) + part().of);
  return found >= (kept<number>('pageSize') ?? MOST);
}
